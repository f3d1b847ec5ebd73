import { isTopOfWorkTree } from './is-top-of-work-tree.ts';
import { LazyRepository } from './lazy-repository.ts';

/**
 * The repository whose work tree a hook of a commit was started in: most often without asking git.
 * @throws GitError when there is none, or one without a work tree
 */
export async function openForHook(cwd: string): Promise<LazyRepository> {
  if (isTopOfWorkTree(cwd)) return new LazyRepository(cwd);
  const { locateWorkTree } = await import('./locate-repository.ts');
  return new LazyRepository(locateWorkTree(cwd).root);
}
