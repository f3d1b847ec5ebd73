import { lstatSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ScanError } from '../errors.ts';
import { findCoverageGaps, isCoverageOn } from '../gitignore/find-coverage-gaps.ts';
import { readWorkTree } from '../gitignore/read-ignore-world.ts';
import { listFiles, type Listing, type TreeEntry } from '../git/list-entries.ts';
import { SUBMODULE } from '../git/mode.ts';
import { decodePath } from '../git/path.ts';
import { readObjects } from '../git/read-objects.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { makeFiles, toUse } from './make-files.ts';
import { followLink, readFile, walkFiles } from './read-file.ts';
import type { LargeFile, Skipped, Source, SourceFile } from './source.ts';

type Item = SourceFile | LargeFile | Skipped;

/**
 * The files that git tracks or would track below the paths, as they stand in the work tree; outside a
 * repository every file below them. A file that is named is scanned, whether git ignores it or not.
 * @param paths relative to `cwd` or absolute; none means everything
 * @param root top of the work tree, if `cwd` is in one
 */
export function makeFilesSource(
  paths: readonly string[],
  cwd: string,
  root: string | undefined,
): Source {
  const base = root ?? cwd;
  const tree = root === undefined ? undefined : openWorkTree(root);
  return {
    isWhole: paths.length === 0,
    emptyNote: 'no files to scan',
    pointers: new PointerOpener(base, tree !== undefined),
    async audit(config) {
      if (!tree || paths.length > 0 || !isCoverageOn(config)) return [];
      const listed = tree.list([]).then(({ entries }) => entries);
      return findCoverageGaps(await readWorkTree(tree.root, listed), tree.root, config);
    },
    async *read() {
      const absolute = paths.map((path) => resolve(cwd, path));
      const isDirectory = absolute.map((path, i) => requireDirectoryOrFile(path, paths[i] ?? path));
      const seen = new Set<string>();
      for (const [i, path] of (paths.length > 0 ? absolute : [base]).entries()) {
        const items =
          (isDirectory[i] ?? true) ? readDirectory(path, base, tree) : readNamed(path, base, tree);
        for await (const item of items) {
          const key = 'kind' in item ? `${item.kind} ${item.path}` : item.path;
          if (!seen.has(key)) yield item;
          seen.add(key);
        }
      }
    },
  };
}

/** A work tree, and what git says is in it. */
interface WorkTree {
  readonly root: string;
  /** @param paths none means everything, for which git is asked once */
  readonly list: (paths: readonly string[]) => Promise<Listing>;
}

function openWorkTree(root: string): WorkTree {
  let everything: Promise<Listing> | undefined;
  return {
    root,
    list: (paths) =>
      paths.length === 0 ? (everything ??= listFiles(root, [])) : listFiles(root, paths),
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

/** A link that is named stands for the file or the directory that it leads to as well. */
async function* readNamed(
  file: string,
  base: string,
  tree: WorkTree | undefined,
): AsyncGenerator<Item> {
  const rawPath = Buffer.from(file);
  const path = nameIn(base, file);
  const item = readFile(rawPath, path, false);
  if (!item) throw new ScanError(`${path} vanished while it was read`);
  yield item;
  if (!('kind' in item) || item.kind !== 'target') return;
  const target = statSync(file, { throwIfNoEntry: false });
  if (target?.isFile()) yield followLink(rawPath, path);
  else if (target?.isDirectory()) yield* readDirectory(realpathSync(file), base, tree);
  else if (target) throw new ScanError(`${path} leads to neither a file nor a directory`);
}

async function* readDirectory(
  directory: string,
  base: string,
  tree: WorkTree | undefined,
): AsyncGenerator<Item> {
  const path = nameIn(base, directory);
  if (!tree || isAbsolute(path) || path.startsWith('../')) {
    yield* walkFiles(Buffer.from(directory), path);
    return;
  }
  const { entries, untracked } = await tree.list(path === '' ? [] : [path]);
  // Whoever names a directory that git ignores wants it scanned.
  if (path !== '' && entries.length + untracked.length === 0)
    yield* walkFiles(Buffer.from(directory), path);
  yield* readEntries(entries, tree.root);
  for (const rawPath of untracked) {
    const item = readUntracked(rawPath, tree.root);
    if (item) yield item;
  }
}

/** What is in the index but not in the work tree (deleted, sparse, behind a link) is read from the index. */
async function* readEntries(entries: readonly TreeEntry[], root: string): AsyncGenerator<Item> {
  const absent = new Map<string, TreeEntry[]>();
  const isBehindLink = makeLinkCheck(root);
  for (const entry of entries) {
    const { mode, id, path, rawPath } = entry;
    if (mode === SUBMODULE) yield { path, note: 'submodule, not scanned' };
    else {
      const item = isBehindLink(rawPath) ? undefined : readFile(joinRaw(root, rawPath), path, true);
      if (item && 'kind' in item) yield item;
      else absent.set(id, [...(absent.get(id) ?? []), entry]);
    }
  }
  for await (const object of readObjects([...absent.keys()], root)) {
    yield* makeFiles(object, (absent.get(object.id) ?? []).map(toUse), root);
  }
}

function readUntracked(rawPath: Buffer, root: string): Item | undefined {
  const path = decodePath(rawPath);
  if (path.endsWith('/')) return { path, note: 'another repository, not scanned' };
  return readFile(joinRaw(root, rawPath), path, false);
}

/** Tells whether a directory on the way to a path became a symlink; git does not follow such a link. */
function makeLinkCheck(root: string): (rawPath: Buffer) => boolean {
  const known = new Map([['', false]]);
  const isLinked = (directory: string): boolean => {
    const seen = known.get(directory);
    if (seen !== undefined) return seen;
    const rawDirectory = joinRaw(root, Buffer.from(directory, 'latin1'));
    const linked =
      isLinked(parentOf(directory)) ||
      lstatSync(rawDirectory, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    known.set(directory, linked);
    return linked;
  };
  return (rawPath) => isLinked(parentOf(rawPath.toString('latin1')));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joinRaw(root: string, rawPath: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), rawPath]);
}

/** Relative to the base and `/`-separated; empty for the base itself. */
function nameIn(base: string, path: string): string {
  return relative(base, path).split(sep).join('/');
}
