import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { listAncestors } from '../files/list-ancestors.ts';
import { isBareRepository } from './hardened-options.ts';

/**
 * Files of a repository may look like a bare repository, whose configuration would have come with the clone and
 * may name programs.
 * @throws GitError when a directory is such a repository, in the work tree of another one
 */
export function refuseEmbedded(directory: string): void {
  if (!isBareRepository(directory)) return;
  for (const at of listAncestors(dirname(resolve(directory)))) {
    const outer = join(at, '.git');
    const entry = statSync(outer, { throwIfNoEntry: false });
    // `.git` next to `.bare`: https://git-scm.com/docs/gitrepository-layout
    if (entry?.isFile() === true && pointsTo(outer, directory)) return;
    if (entry) {
      throw new GitError(
        `this directory is a bare repository in the work tree of ${at}, whose configuration may come from others; run keyfence in ${at}, or set GIT_DIR=. if it is your own`,
      );
    }
  }
}

function pointsTo(file: string, directory: string): boolean {
  const target = /^gitdir: (?<path>[^\n]+)/.exec(readFileSync(file, 'utf8'))?.groups?.['path'];
  if (target === undefined) return false;
  const path = resolve(dirname(file), target);
  return (
    statSync(path, { throwIfNoEntry: false }) !== undefined &&
    realpathSync(path) === realpathSync(directory)
  );
}
