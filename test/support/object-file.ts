import { chmod } from 'node:fs/promises';
import type { Repository } from './repository.ts';

/** The file of a loose object, made writable so that it can be damaged. */
export async function objectFile(repo: Repository, revision: string): Promise<string> {
  const { stdout } = await repo.git('rev-parse', revision);
  const id = stdout.toString().trim();
  const file = repo.path('.git', 'objects', id.slice(0, 2), id.slice(2));
  await chmod(file, 0o644);
  return file;
}
