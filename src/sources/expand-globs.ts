import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { listBelow } from '../files/read-file.ts';
import { isGitDirectory, isWorkTree } from '../git/is-git-directory.ts';
import type { Repository } from '../git/repository.ts';
import { makeMatcher } from '../globs/glob.ts';

const GLOB = /[*?[{]/;

/**
 * Replaces globs among the arguments by the files that they match: those that git tracks or would track.
 * Nothing is left to do if the shell expanded them, or a file has that name.
 * @param paths relative to `cwd` or absolute
 * @param repository that `cwd` is in, if it is in one with a work tree
 * @throws ScanError when one matches nothing; ConfigError when it is malformed
 */
export async function expandGlobs(
  paths: readonly string[],
  cwd: string,
  repository: Repository | undefined,
): Promise<string[]> {
  const isGlob = (path: string): boolean => GLOB.test(path) && !existsSync(resolve(cwd, path));
  if (!paths.some(isGlob)) return [...paths];
  const base = repository?.root ?? cwd;
  const files = await listFiles(base, repository);
  return paths.flatMap((path) => {
    if (!isGlob(path)) return [path];
    // A slash at the start anchors it; without one git would match it at any depth.
    const matches = makeMatcher([`/${posix.join(toGitPath(base, cwd), path)}`]);
    const found = files.filter(matches);
    if (found.length === 0) throw new ScanError(`no file matches ${JSON.stringify(path)}`);
    return found.map((file) => resolve(base, file));
  });
}

async function listFiles(base: string, repository: Repository | undefined): Promise<string[]> {
  if (!repository) {
    const isOther = (raw: Buffer): boolean => isWorkTree(raw) || isGitDirectory(raw);
    return [...listBelow(Buffer.from(base), '', isOther)].map(({ path }) => path);
  }
  const { entries, untracked } = await repository.listFiles([]);
  const tracked = entries.map(({ path }) => path).filter((path) => existsSync(resolve(base, path)));
  return [...tracked, ...untracked.map((path) => path.toString())];
}
