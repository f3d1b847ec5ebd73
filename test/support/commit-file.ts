import type { Repository } from './repository.ts';

/** Commits a file past the hooks. @returns the commit's id */
export async function commitFile(
  repo: Repository,
  path: string,
  content: string,
  message = `write ${path}`,
): Promise<string> {
  await repo.write(path, content);
  await repo.commit(message);
  return repo.head();
}
