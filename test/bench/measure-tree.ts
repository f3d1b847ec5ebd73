import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { makeTree } from './make-tree.ts';
import { measureKind } from './measure-kind.ts';
import { KINDS } from './repository-kinds.ts';
import type { Row } from './row.ts';

const GOAL = '4 ×';

/** The scan of trees, warm, to `git grep` in the same trees. */
export function measureTree(bench: Bench): Row[] {
  const { directory, env, repo } = bench;
  if (repo !== undefined) return [measureKind(bench, 'tree', repo, repo, GOAL)];
  return Object.entries(KINDS).map(([name, kind], seed) => {
    const cwd = join(directory, `tree-${name}`);
    makeTree(cwd, env, kind, seed + 1);
    return measureKind(bench, 'tree', kind.title, cwd, GOAL);
  });
}
