import { lstatSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { attempt } from '../files/read-file.ts';
import type { Failed } from '../files/source-file.ts';
import type { Listing } from '../git/list-entries.ts';
import type { Repository } from '../git/repository.ts';
import { findCoverageGaps, isCoverageOn } from '../gitignore/audit/find-coverage-gaps.ts';
import { readWorkTree } from '../gitignore/audit/read-ignore-snapshot.ts';
import { makeClaim } from './claim.ts';
import { PathReader, type OpenedDirectory } from './path-reader.ts';
import type { Source } from './source.ts';

/**
 * The files that git tracks or would track below the paths, from the work tree; outside a repository every file
 * below them. A file that is named is scanned, ignored or not, and a repository that is named, or is not inside
 * another one, is scanned as a repository.
 * @param paths relative to `cwd` or absolute; none means everything
 * @param repository that `cwd` is in, if it is in one with a work tree
 * @param list of everything in it, if that is known
 */
export function makeFilesSource(
  paths: readonly string[],
  cwd: string,
  repository: Repository | undefined,
  list?: () => Promise<Listing>,
): Source {
  const base = repository?.root ?? cwd;
  const reader = new PathReader(base, repository, list);
  return {
    isWhole: paths.length === 0,
    emptyMessage: 'no files to scan',
    pointers: reader.pointers,
    async audit(config) {
      if (!repository || paths.length > 0 || !isCoverageOn(config)) return [];
      const listed = reader
        .openTree(repository)
        .list([])
        .then(({ entries }) => entries);
      return findCoverageGaps(await readWorkTree(repository, listed), repository, config);
    },
    async *read(account) {
      const claim = makeClaim(account);
      const named = paths.map((path) => ({
        path: resolve(cwd, path),
        stat: requireFileOrDirectory(resolve(cwd, path), path, toGitPath(base, resolve(cwd, path))),
      }));
      if (paths.length === 0) yield* reader.read(await reader.open(base), claim);
      // All of them are checked before the first is read.
      const opened = new Map<string, OpenedDirectory>();
      for (const { path, stat } of named) {
        if ('error' in stat) continue;
        if (stat.isDirectory()) opened.set(path, await reader.open(path));
        else reader.openAround(path);
      }
      for (const { path, stat } of named) {
        const directory = opened.get(path);
        if ('error' in stat) {
          if (claim(stat.path)) yield stat;
        } else if (directory) yield* reader.read(directory, claim);
        else yield* reader.readNamed(path, claim);
      }
    },
  };
}

/**
 * @param path absolute
 * @param name in reports
 * @throws ScanError when nothing exists at the path, or it cannot be read
 */
function requireFileOrDirectory(path: string, asWritten: string, name: string): Stats | Failed {
  const stat = attempt(name, () => lstatSync(path));
  if (!stat) throw new ScanError(`there is no file or directory ${asWritten}`);
  if ('error' in stat || stat.isDirectory() || stat.isFile()) return stat;
  if (stat.isSymbolicLink()) {
    const target = attempt(name, () => statSync(path));
    if (!target || 'error' in target || target.isFile() || target.isDirectory()) return stat;
    throw new ScanError(`${name} leads to neither a file nor a directory`);
  }
  throw new ScanError(`${asWritten} is neither a file nor a directory`);
}
