import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { findRivals } from './find-rivals.ts';
import { makeHistory } from './make-history.ts';
import { measureMedians } from './measure-ratio.ts';
import type { Row } from './row.ts';

const GOAL = 1.2;
const HISTORY = { commits: 2000, bytes: 10_000, seed: 2 };
const CAT_FILE = ['cat-file', '--batch-all-objects', '--batch', '--unordered', '--buffer'];

/** The scan of a whole history to git's printing of it. */
export function measureHistory(bench: Bench): Row[] {
  const { cli, env, runs, repo } = bench;
  const cwd = repo ?? join(bench.directory, 'history');
  if (repo === undefined) makeHistory(cwd, env, HISTORY);
  const rivals = findRivals(['gitleaks'], env);
  const here = { cwd, env, exitCodes: [0, 1] };
  const [cat = NaN, scan = NaN, ...others] = measureMedians(
    [
      { ...here, program: 'git', args: CAT_FILE },
      { ...here, program: process.execPath, args: [cli, 'scan', '--history'] },
      ...rivals.present.map((program) => ({
        ...here,
        program,
        args: ['git', '--no-banner', '--exit-code', '0', '.'],
      })),
    ],
    runs,
  );
  const name = repo ?? '40,000 blobs';
  return [
    {
      work: `history (${name})`,
      measured: `${(scan / cat).toFixed(2)} × \`git ${CAT_FILE.slice(0, 2).join(' ')} …\` (${scan.toFixed(0)} ms to ${cat.toFixed(0)} ms)`,
      goal: `${GOAL} ×`,
    },
    ...rivals.tell(others, cat, '`git cat-file`'),
  ];
}
