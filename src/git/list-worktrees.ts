import type { ColdGit } from './open-cold-git.ts';

/**
 * The tops of all work trees of a repository; of a bare one its own directory as well.
 * https://git-scm.com/docs/git-worktree#_porcelain_format
 * @throws GitError
 */
export async function listWorktrees(git: ColdGit): Promise<string[]> {
  const answer = await git.ask('worktree', 'list', '--porcelain');
  return Array.from(answer.matchAll(/^worktree (.+)$/gm), ([, path = '']) => path);
}
