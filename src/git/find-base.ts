import type { Git } from './git.ts';
import { runGit } from './run-git.ts';
import type { Revisions } from './walk-commits.ts';

/**
 * A commit from before a range: one that it excludes, or one where it begins.
 * @returns its id; `undefined` if the range includes everything
 * @throws GitError
 */
export async function findBase(
  revisions: Revisions & {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  },
  git: Git,
): Promise<string | undefined> {
  const { include, exclude, excludedRefs = [] } = revisions;
  if (exclude[0] !== undefined || include.length === 0 || excludedRefs.length === 0)
    return exclude[0];
  // `-<id>` for each boundary commit: https://git-scm.com/docs/git-rev-list
  const args = ['rev-list', '--boundary', ...include, '--not', ...excludedRefs, '--'];
  const output = (await runGit(args, git)).toString();
  return /^-(?<id>[0-9a-f]+)$/m.exec(output)?.groups?.['id'];
}
