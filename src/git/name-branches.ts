import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

/** Limit of an argument list. */
const BATCH = 500;

/**
 * The nearest branch that contains each commit, in this repository or of a remote.
 * @returns without commits that no branch contains
 * @throws GitError
 */
export async function nameBranches(
  commits: readonly string[],
  git: Git,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let at = 0; at < commits.length; at += BATCH) {
    const batch = commits.slice(at, at + BATCH);
    const args = ['name-rev', '--name-only', '--refs=refs/heads/*', '--refs=refs/remotes/*'];
    const lines = (await runGit([...args, ...batch], git)).toString().split('\n');
    for (const [index, commit] of batch.entries()) {
      // `main~3^2`, `remotes/origin/main`: https://git-scm.com/docs/git-name-rev
      const name = lines[index]?.split(/[~^]/, 1)[0]?.replace(/^remotes\//, '') ?? '';
      if (name !== '' && name !== 'undefined') names.set(commit, name);
    }
  }
  return names;
}
