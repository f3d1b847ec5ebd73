import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { isWithin } from '../files/is-within.ts';
import { findRoot } from './find-root.ts';
import { findTrackedLink, isLink } from './find-tracked-link.ts';

/**
 * Where writing to a path would write, links followed. A repository may contain links to anywhere.
 * @param path absolute
 * @param homes the directories of the repository; the first is the top of its work tree
 * @throws ScanError when it is outside, behind a tracked link, or in `.git`
 */
export function resolveTarget(path: string, homes: readonly string[]): string {
  const target = followLinks(path);
  const own = homes.filter((home) => existsSync(home)).map((home) => realpathSync(home));
  if (!own.some((home) => isWithin(home, target))) {
    throw new ScanError(
      `${path} leads to ${target}, outside of this repository, so it is not written; put a file of its own in its place`,
    );
  }
  if (isInGitDirectory(target) && !isInGitDirectory(path)) {
    throw new ScanError(
      `${path} leads to ${target}, which belongs to git, so it is not written; put a file of its own in its place`,
    );
  }
  const link = homes[0] === undefined ? undefined : findTrackedLink(path, homes[0]);
  if (link === undefined) return target;
  throw new ScanError(
    `${link} is a symbolic link that came with the repository, so nothing is written through it; put a file or directory of its own in its place`,
  );
}

/**
 * Where to write a file that a user names. A path outside the repository is the user's own choice; a link
 * inside it may not be.
 * @throws ScanError as {@link resolveTarget} does
 */
export function findOutputTarget(output: string, cwd: string): string {
  const path = resolve(cwd, output);
  const home = findRoot(cwd) ?? cwd;
  return isWithin(home, path) ? resolveTarget(path, [home]) : followLinks(path);
}

/**
 * The real path of what exists, followed by the part that would be created.
 * @throws ScanError when a link is broken
 */
export function followLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  if (isLink(path)) {
    throw new ScanError(`${path} is a symbolic link to nothing; remove it`);
  }
  const parent = dirname(path);
  return parent === path ? path : join(followLinks(parent), basename(path));
}

function isInGitDirectory(path: string): boolean {
  return path.split(sep).some((part) => part.toLowerCase() === '.git');
}
