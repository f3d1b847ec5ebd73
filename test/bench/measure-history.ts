import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { makeHistory } from './make-history.ts';
import { measureKind } from './measure-kind.ts';
import { KINDS } from './repository-kinds.ts';
import type { Row } from './row.ts';

/** The scan of whole histories to git's printing of them. */
export function measureHistory(bench: Bench): Row[] {
  const { directory, env, repo } = bench;
  if (repo !== undefined) return [measureKind(bench, 'history', repo, repo, '8 ×')];
  return Object.entries(KINDS).map(([name, kind], seed) => {
    const cwd = join(directory, `history-${name}`);
    makeHistory(cwd, env, kind, seed + 1);
    return measureKind(bench, 'history', kind.title, cwd, kind.history.goal);
  });
}
