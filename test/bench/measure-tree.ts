import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { findRivals } from './find-rivals.ts';
import { makeTree } from './make-tree.ts';
import { measureMedians } from './measure-ratio.ts';
import type { Row } from './row.ts';

const GOAL = 2;
const TREE = { files: 20_000, bytes: 12_500, seed: 1 };

/** The scan of a tree, warm, to `git grep` on the same tree. */
export function measureTree(bench: Bench): Row[] {
  const { cli, env, runs, repo } = bench;
  const cwd = repo ?? join(bench.directory, 'tree');
  if (repo === undefined) makeTree(cwd, env, TREE);
  const rivals = findRivals(['rg', 'gitleaks', 'secretlint'], env);
  const pattern = 'xai-|api[_-]?key';
  const args: Readonly<Record<string, readonly string[]>> = {
    rg: ['--count', '--ignore-case', pattern, '.'],
    gitleaks: ['dir', '--no-banner', '--exit-code', '0', '.'],
    secretlint: ['**/*'],
  };
  const here = { cwd, env, exitCodes: [0, 1] };
  const [grep = NaN, scan = NaN, ...others] = measureMedians(
    [
      { ...here, program: 'git', args: ['grep', '-c', '-I', '-i', '-E', pattern] },
      { ...here, program: process.execPath, args: [cli] },
      ...rivals.present.map((program) => ({ ...here, program, args: args[program] ?? [] })),
    ],
    runs,
  );
  const name = repo ?? '20,000 files, 250 MB';
  return [
    {
      work: `scan of a tree (${name})`,
      measured: `${(scan / grep).toFixed(2)} × \`git grep\` (${scan.toFixed(0)} ms to ${grep.toFixed(0)} ms)`,
      goal: `${GOAL} ×`,
    },
    ...rivals.tell(others, grep, '`git grep`'),
  ];
}
