import { posix } from 'node:path';
import { ConfigError } from '../../errors/errors.ts';
import type { LazyRepository } from '../../git/lazy-repository.ts';
import { SUBMODULE, SYMLINK } from '../../git/mode.ts';
import { Repository } from '../../git/repository.ts';
import { readFromWorkTree, type ReadSettings, type SettingsFile } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/** Limit for links that point to links: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MOST_LINKS = 40;

/**
 * The files as the next commit has them, or would have them: tracked files from the index, others from the work
 * tree, and so those in conflict.
 * @throws ConfigError, GitError
 */
export function readFromIndex(lazy: LazyRepository): ReadSettings {
  const repository = Repository.from(lazy);
  const readUntracked = readFromWorkTree(repository.root);
  const read = (path: string, links: number): SettingsFile | undefined => {
    const file = repository.readStagedFile(path);
    if (!file) return readUntracked(path);
    const name = `${path} (staged)`;
    if (file.mode === SUBMODULE) {
      throw new ConfigError(`${name} is a submodule; remove it, or put a file in its place`);
    }
    const text = file.bytes.toString();
    if (file.mode !== SYMLINK) return { text, name };
    if (links === MOST_LINKS) {
      throw new ConfigError(`${name} is a link that leads to no file; put a file in its place`);
    }
    const target = posix.normalize(posix.join(posix.dirname(path), text));
    const isOutside = posix.isAbsolute(text) || target.split('/')[0] === '..';
    return isOutside ? readUntracked(path) : read(target, links + 1);
  };
  return (path) => read(posix.normalize(path), 0);
}

/** For all files, if some are known already. */
export function readMoreFromIndex(repository: LazyRepository, known: ReadSettings): ReadSettings {
  const read = readFromIndex(repository);
  return (path) => (SETTINGS_FILES.includes(path) ? known(path) : read(path));
}
