import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { CONFIG_NAME } from '../config/settings/settings-files.ts';
import { listParents } from '../files/list-ancestors.ts';
import type { LazyRepository } from '../git/lazy-repository.ts';
import { mayBeTracked } from '../git/may-be-tracked.ts';
import type { StagedChange } from '../git/staged-change.ts';

/**
 * Whether a directory around a staged file, other than the top, may have its own configuration file. Git is
 * started only if the index cannot be read without it.
 * @throws GitError
 */
export async function hasNestedConfig(
  changes: readonly StagedChange[],
  repository: LazyRepository,
): Promise<boolean> {
  const directories = new Set<string>();
  for (const { path } of changes) {
    for (const directory of listParents(path)) {
      // Its parents were added together with it.
      if (directories.has(directory)) break;
      directories.add(directory);
    }
  }
  const { root } = repository;
  if (directories.size === 0) return false;
  for (const at of directories) if (existsSync(join(root, at, CONFIG_NAME))) return true;
  if (!mayBeTracked([CONFIG_NAME], root)) return false;
  const paths = await repository.listNamed(CONFIG_NAME);
  return paths.some((path) => directories.has(posix.dirname(path)));
}
