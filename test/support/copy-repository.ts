import { cp } from 'node:fs/promises';
import { createRepository, type Repository } from './repository.ts';

/** The same work tree and git directory in another place: setting one up takes longer than most tests. */
export async function copyRepository(from: Repository): Promise<Repository> {
  const repo = await createRepository({ init: false });
  await cp(from.root, repo.root, { recursive: true, verbatimSymlinks: true });
  return repo;
}
