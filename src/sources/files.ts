import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ScanError } from '../errors.ts';
import { findCoverageGaps, isCoverageOn } from '../gitignore/find-coverage-gaps.ts';
import { readWorkTree } from '../gitignore/read-ignore-world.ts';
import { isGitDirectory, isWorkTree } from '../git/is-git-directory.ts';
import { requireWorkTree } from '../git/repository.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { followLink, readFile, walkFiles } from './read-file.ts';
import type { LargeFile, Skipped, Source, SourceFile } from './source.ts';
import { WorkTree } from './work-tree.ts';

type Item = SourceFile | LargeFile | Skipped;

/**
 * The files that git tracks or would track below the paths, as they stand in the work tree; outside a
 * repository every file below them. A file that is named is scanned, whether git ignores it or not, and a
 * repository that is named, or lies where there is no other, as a repository.
 * @param paths relative to `cwd` or absolute; none means everything
 * @param root top of the work tree, if `cwd` is in one
 */
export function makeFilesSource(
  paths: readonly string[],
  cwd: string,
  root: string | undefined,
): Source {
  const base = root ?? cwd;
  const reader = new Reader(base, root);
  return {
    isWhole: paths.length === 0,
    emptyNote: 'no files to scan',
    pointers: reader.pointers,
    async audit(config) {
      if (root === undefined || paths.length > 0 || !isCoverageOn(config)) return [];
      const listed = reader
        .openTree(root)
        .list([])
        .then(({ entries }) => entries);
      return findCoverageGaps(await readWorkTree(root, listed), root, config);
    },
    async *read() {
      const absolute = paths.map((path) => resolve(cwd, path));
      const isDirectory = absolute.map((path, i) => requireDirectoryOrFile(path, paths[i] ?? path));
      const seen = new Set<string>();
      for (const [i, path] of (paths.length > 0 ? absolute : [base]).entries()) {
        const items =
          (isDirectory[i] ?? true) ? reader.readDirectory(path) : reader.readNamed(path);
        for await (const item of items) {
          const key = 'kind' in item ? `${item.kind} ${item.path}` : item.path;
          if (!seen.has(key)) yield item;
          seen.add(key);
        }
      }
    },
  };
}

/** @throws ScanError when there is nothing at the path, or nothing that can be read */
function requireDirectoryOrFile(path: string, asWritten: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) throw new ScanError(`there is no file or directory ${asWritten}`);
  if (stat.isDirectory()) return true;
  if (stat.isFile() || stat.isSymbolicLink()) return false;
  throw new ScanError(`${asWritten} is neither a file nor a directory`);
}

/** Reads paths that were named, each in the repository that it is in. */
class Reader {
  readonly #base: string;
  readonly #trees = new Map<string, { tree: WorkTree; pointers: PointerOpener }>();
  readonly #outside: PointerOpener;

  /** @param base what paths in reports are relative to */
  constructor(base: string, root: string | undefined) {
    this.#base = base;
    this.#outside = new PointerOpener(base, undefined);
    if (root !== undefined) this.openTree(root);
  }

  readonly pointers: Pick<PointerOpener, 'open'> = {
    open: (file) => {
      const absolute = resolve(this.#base, file.path ?? '');
      const roots = [...this.#trees.keys()].filter((root) => isBelow(absolute, root));
      const root = roots.sort((a, b) => b.length - a.length)[0];
      return (this.#trees.get(root ?? '')?.pointers ?? this.#outside).open(file);
    },
  };

  openTree(root: string): WorkTree {
    const opened = this.#trees.get(root) ?? {
      tree: new WorkTree(root, nameIn(this.#base, root)),
      pointers: new PointerOpener(this.#base, root),
    };
    this.#trees.set(root, opened);
    return opened.tree;
  }

  /** A link that is named stands for the file or the directory that it leads to as well. */
  async *readNamed(file: string): AsyncGenerator<Item> {
    const rawPath = Buffer.from(file);
    const path = nameIn(this.#base, file);
    const item = readFile(rawPath, path, false);
    if (!item) throw new ScanError(`${path} vanished while it was read`);
    const root = this.#findRoot(dirname(file));
    if (root !== undefined) this.openTree(root);
    yield item;
    if (!('kind' in item) || item.kind !== 'target') return;
    const target = statSync(file, { throwIfNoEntry: false });
    if (target?.isFile()) yield followLink(rawPath, path);
    else if (target?.isDirectory()) yield* this.readDirectory(realpathSync(file));
    else if (target) throw new ScanError(`${path} leads to neither a file nor a directory`);
  }

  /** @throws ScanError, GitError */
  async *readDirectory(directory: string): AsyncGenerator<Item> {
    const rawDirectory = Buffer.from(directory);
    const name = nameIn(this.#base, directory);
    if (isGitDirectory(rawDirectory)) {
      throw new ScanError(
        `${name === '' ? 'this' : name} is a git directory, which has no files to scan; change into it and use --history`,
      );
    }
    const root = this.#findRoot(directory);
    if (root !== undefined && !this.#trees.has(root)) requireOwnGit(name);
    if (root === undefined) {
      yield* this.#walk(rawDirectory, name);
      return;
    }
    const tree = this.openTree(root);
    const path = nameIn(root, directory);
    const listing = await tree.list(path === '' ? [] : [path]);
    if (listing.entries.some((entry) => entry.path === path && path !== '')) {
      throw new ScanError(
        `${name} is a submodule that is not there; run "git submodule update --init", or do not name it`,
      );
    }
    // Whoever names a directory that git ignores wants it scanned.
    if (path !== '' && listing.entries.length + listing.untracked.length === 0)
      yield* this.#walk(rawDirectory, name);
    yield* tree.read(listing);
  }

  /** Top of the work tree that a directory is in. @throws GitError where git does not want to read it */
  #findRoot(directory: string): string | undefined {
    for (let at = directory; ; at = dirname(at)) {
      if (this.#trees.has(at)) return at;
      if (existsSync(join(at, '.git'))) return requireWorkTree(at).root;
      if (at === dirname(at)) return undefined;
    }
  }

  async *#walk(rawDirectory: Buffer, name: string): AsyncGenerator<Item> {
    const isOther = (raw: Buffer): boolean => isWorkTree(raw) || isGitDirectory(raw);
    for (const item of walkFiles(rawDirectory, name, isOther)) {
      if (!('rawDirectory' in item)) yield item;
      else if (isWorkTree(item.rawDirectory))
        yield* this.readDirectory(item.rawDirectory.toString());
      else yield { path: item.path, note: 'a bare repository, not scanned' };
    }
  }
}

/** @throws ScanError where the environment says which repository is meant, as in a hook: git would take that one */
function requireOwnGit(name: string): void {
  const variable = ['GIT_DIR', 'GIT_INDEX_FILE'].find((other) => process.env[other] !== undefined);
  if (variable === undefined) return;
  throw new ScanError(
    `${name} is another repository, which cannot be scanned while ${variable} is set; unset it`,
  );
}

/** Relative to the base and `/`-separated; empty for the base itself. */
function nameIn(base: string, path: string): string {
  return relative(base, path).split(sep).join('/');
}

function isBelow(path: string, directory: string): boolean {
  const name = relative(directory, path);
  return name === '' || !(name === '..' || name.startsWith(`..${sep}`) || isAbsolute(name));
}
