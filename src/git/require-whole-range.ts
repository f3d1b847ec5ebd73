import type { Git } from './git.ts';
import { requireNotShallow } from './shallow-boundary.ts';
import { streamGit } from './stream-git.ts';
import { listRevisions, type Revisions } from './walk-commits.ts';

/**
 * Checks that a range does not extend beyond the oldest commits of a shallow clone.
 * @throws GitError when it does
 */
export async function requireWholeRange(
  { include, exclude, excludedRefs = [] }: Revisions,
  boundary: ReadonlySet<string>,
  git: Git,
): Promise<void> {
  if (boundary.size === 0 || (Array.isArray(include) && include.length === 0)) return;
  const args = [
    'rev-list',
    '--stdin',
    ...(excludedRefs.length > 0 ? ['--not', ...excludedRefs] : []),
  ];
  let rest = '';
  for await (const chunk of streamGit(args, git, listRevisions(include, exclude))) {
    const ids = (rest + chunk.toString('latin1')).split('\n');
    rest = ids.pop() ?? '';
    for (const id of ids) requireNotShallow(id, boundary);
  }
}
