import { isTopOfWorkTree } from './is-top-of-work-tree.ts';
import { LazyRepository } from './lazy-repository.ts';

/**
 * The repository of a hook's work tree, in most cases without starting git.
 * @throws GitError when there is none, or one without a work tree
 */
export async function openForHook(cwd: string): Promise<LazyRepository> {
  if (isTopOfWorkTree(cwd)) return new LazyRepository(cwd);
  const { locateWorkTree } = await import('./locate-repository.ts');
  return new LazyRepository(locateWorkTree(cwd).root);
}
