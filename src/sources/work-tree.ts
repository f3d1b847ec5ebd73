import { lstatSync } from 'node:fs';
import { listFiles, type Listing, type TreeEntry } from '../git/list-entries.ts';
import { SUBMODULE } from '../git/mode.ts';
import { decodePath } from '../git/path.ts';
import { readObjects } from '../git/read-objects.ts';
import { makeFiles, toUse } from './make-files.ts';
import { readFile } from './read-file.ts';
import type { LargeFile, Skipped, SourceFile } from './source.ts';

type Item = SourceFile | LargeFile | Skipped;

/** The files of a repository, as they stand in its work tree. */
export class WorkTree {
  readonly root: string;
  readonly #prefix: string;
  #everything: Promise<Listing> | undefined;

  /** @param name of the top in reports, `/`-separated; empty where it is what paths are relative to */
  constructor(root: string, name: string) {
    this.root = root;
    this.#prefix = name === '' ? '' : `${name}/`;
  }

  /** @param paths relative to the top; none means everything, for which git is asked once */
  list(paths: readonly string[]): Promise<Listing> {
    if (paths.length > 0) return listFiles(this.root, paths);
    return (this.#everything ??= listFiles(this.root, []));
  }

  /** @throws GitError, ScanError */
  async *read({ entries, untracked }: Listing): AsyncGenerator<Item> {
    yield* this.#readEntries(entries);
    for (const rawPath of untracked) {
      const item = this.#readUntracked(rawPath);
      if (item) yield item;
    }
  }

  /** What is in the index but not in the work tree (deleted, sparse, behind a link) is read from the index. */
  async *#readEntries(entries: readonly TreeEntry[]): AsyncGenerator<Item> {
    const absent = new Map<string, TreeEntry[]>();
    const isBehindLink = makeLinkCheck(this.root);
    for (const listed of entries) {
      const entry = { ...listed, path: this.#prefix + listed.path };
      const { mode, id, path, rawPath } = entry;
      if (mode === SUBMODULE) yield { path, note: 'submodule, not scanned' };
      else {
        const item = isBehindLink(rawPath)
          ? undefined
          : readFile(joinRaw(this.root, rawPath), path, true);
        if (item && 'kind' in item) yield item;
        else absent.set(id, [...(absent.get(id) ?? []), entry]);
      }
    }
    for await (const object of readObjects([...absent.keys()], this.root)) {
      yield* makeFiles(object, (absent.get(object.id) ?? []).map(toUse), this.root);
    }
  }

  #readUntracked(rawPath: Buffer): Item | undefined {
    const path = this.#prefix + decodePath(rawPath);
    if (path.endsWith('/')) return { path, note: 'another repository, not scanned' };
    return readFile(joinRaw(this.root, rawPath), path, false);
  }
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
