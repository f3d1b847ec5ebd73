import type { Repository } from '../git/repository.ts';

/** Whether git merges the file line by line, without a conflict. @throws GitError */
export async function isMergedByUnion(path: string, repository: Repository): Promise<boolean> {
  return (await repository.getAttribute('merge', path)) === 'union';
}
