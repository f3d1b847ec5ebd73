import { lstatSync } from 'node:fs';
import { groupBy } from '../collections/group-by.ts';
import { attempt, readFile, toVanished } from '../files/read-file.ts';
import type { Item } from '../files/source-file.ts';
import type { Listing, TreeEntry } from '../git/list-entries.ts';
import { SUBMODULE } from '../git/mode.ts';
import type { Repository } from '../git/repository.ts';
import { decodePath } from '../text/path.ts';
import type { Claim } from './claim.ts';
import { makeFiles, toUse } from './make-files.ts';
import { toUnopened } from './unopened.ts';

/** The files of a repository in its work tree. */
export class WorkTree {
  readonly repository: Repository;
  readonly #prefix: string;
  readonly #listAll: () => Promise<Listing>;
  #everything: Promise<Listing> | undefined;

  /**
   * @param name of the top in reports, `/`-separated; may be empty
   * @param listAll what the repository has; by default git is asked
   */
  constructor(
    repository: Repository,
    name: string,
    listAll: () => Promise<Listing> = () => repository.listFiles([]),
  ) {
    this.repository = repository;
    this.#prefix = name === '' ? '' : `${name}/`;
    this.#listAll = listAll;
  }

  /** @param paths relative to the top; none means everything, for which git is asked once */
  list(paths: readonly string[]): Promise<Listing> {
    if (paths.length > 0) return this.repository.listFiles(paths);
    return (this.#everything ??= this.#listAll());
  }

  /** @throws GitError */
  async *read({ entries, untracked, unreadable }: Listing, claim: Claim): AsyncGenerator<Item> {
    const others = untracked.filter((rawPath) => claim(this.#name(rawPath)));
    for (const { path, error } of unreadable) {
      const failed = { path: this.#prefix + path, error };
      if (claim(failed.path)) yield failed;
    }
    yield* this.#readEntries(entries, claim);
    for (const rawPath of others) yield this.#readUntracked(rawPath);
  }

  /** Files of the index that are not in the work tree (deleted, sparse, behind a link) are read from the index. */
  async *#readEntries(entries: readonly TreeEntry[], claim: Claim): AsyncGenerator<Item> {
    // A path in conflict has several entries.
    const byPath = groupBy(entries, ({ path }) => this.#prefix + path);
    const asked = [...byPath].filter(([path]) => claim(path));
    const absent = new Map<string, TreeEntry[]>();
    const { root } = this.repository;
    const isBehindLink = makeLinkCheck(root);
    for (const [path, listed] of asked) {
      const sides = listed.map((entry) => ({ ...entry, path }));
      const [{ mode, rawPath }] = sides as [TreeEntry];
      if (mode === SUBMODULE) yield toUnopened(path, 'submodule');
      else {
        const item = isBehindLink(rawPath)
          ? undefined
          : readFile(joinRaw(root, rawPath), path, true);
        if (item && ('kind' in item || 'error' in item)) yield item;
        else {
          for (const side of listSides(sides, claim))
            absent.set(side.id, [...(absent.get(side.id) ?? []), side]);
        }
      }
    }
    for await (const object of this.repository.readObjects([...absent.keys()])) {
      yield* makeFiles(object, (absent.get(object.id) ?? []).map(toUse), this.repository);
    }
  }

  #readUntracked(rawPath: Buffer): Item {
    const path = this.#name(rawPath);
    if (path.endsWith('/')) return toUnopened(path, 'another repository');
    return readFile(joinRaw(this.repository.root, rawPath), path, false) ?? toVanished(path);
  }

  #name(rawPath: Buffer): string {
    return this.#prefix + decodePath(rawPath);
  }
}

/** What the index has at a path, without submodules, each content once. */
function listSides(sides: readonly TreeEntry[], claim: Claim): TreeEntry[] {
  const files = sides.filter(({ mode }) => mode !== SUBMODULE);
  return files.filter(
    ({ id, path }, i) =>
      i === 0 || (files.findIndex((side) => side.id === id) === i && claim(`${path}/${id}`)),
  );
}

/** Whether a directory on the way to a path became a symlink; git does not follow such a link. */
function makeLinkCheck(root: string): (rawPath: Buffer) => boolean {
  const known = new Map([['', false]]);
  const isLinked = (directory: string): boolean => {
    const seen = known.get(directory);
    if (seen !== undefined) return seen;
    const rawDirectory = joinRaw(root, Buffer.from(directory, 'latin1'));
    const stat = attempt(directory, () => lstatSync(rawDirectory));
    // If it cannot be read, nothing in it can be either, which is reported then.
    const linked =
      isLinked(parentOf(directory)) ||
      (stat !== undefined && !('error' in stat) && stat.isSymbolicLink());
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
