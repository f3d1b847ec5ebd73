import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GitError, ScanError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import { attempt, followLink, listBelow, readFile, toVanished } from '../files/read-file.ts';
import type { Item } from '../files/source-file.ts';
import { findRoot, hasGit } from '../git/find-root.ts';
import { isGitDirectory, isWorkTree } from '../git/is-git-directory.ts';
import type { Listing } from '../git/list-entries.ts';
import { locateWorkTree } from '../git/locate-repository.ts';
import { Repository } from '../git/repository.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import type { Claim } from './claim.ts';
import { toUnopened } from './unopened.ts';
import { WorkTree } from './work-tree.ts';

/** A directory that can be read. */
export interface OpenedDirectory {
  /** Absent if git lists its content. */
  readonly rawDirectory?: Buffer;
  readonly name: string;
  readonly tracked?: { readonly tree: WorkTree; readonly listing: Listing };
}

/** Reads the named paths, each in its own repository. */
export class PathReader {
  readonly #base: string;
  readonly #trees = new Map<string, { tree: WorkTree; pointers: PointerOpener }>();
  readonly #outside: PointerOpener;

  /**
   * @param base what paths in reports are relative to
   * @param list of everything in the repository, if that is known
   */
  constructor(base: string, repository?: Repository, list?: () => Promise<Listing>) {
    this.#base = base;
    this.#outside = new PointerOpener(undefined, base);
    if (repository) this.openTree(repository, list);
  }

  readonly pointers: Pick<PointerOpener, 'open'> = {
    open: (file) => {
      const absolute = resolve(this.#base, file.path ?? '');
      const roots = [...this.#trees.keys()].filter((root) => isWithin(root, absolute));
      const root = roots.sort((a, b) => b.length - a.length)[0];
      return (this.#trees.get(root ?? '')?.pointers ?? this.#outside).open(file);
    },
  };

  openTree(repository: Repository, list?: () => Promise<Listing>): WorkTree {
    const { root } = repository;
    const opened = this.#trees.get(root) ?? {
      tree: new WorkTree(repository, toGitPath(this.#base, root), list),
      pointers: new PointerOpener(repository, this.#base),
    };
    this.#trees.set(root, opened);
    return opened.tree;
  }

  /** Opens the repository that a file is in. @throws GitError */
  openAround(file: string): void {
    const repository = this.#findRepository(dirname(file));
    if (repository) this.openTree(repository);
  }

  /** A link that is named also stands for its target. */
  async *readNamed(file: string, claim: Claim): AsyncGenerator<Item> {
    const rawPath = Buffer.from(file);
    const path = toGitPath(this.#base, file);
    if (!claim(path)) return;
    const vanished = { path, error: 'vanished before it could be read' };
    const item = readFile(rawPath, path, false) ?? vanished;
    yield item;
    if (!('kind' in item) || item.kind !== 'target') return;
    const target = attempt(path, () => statSync(file));
    // A broken link only has the name of its target.
    if (!target) return;
    if (!('error' in target) && target.isDirectory()) {
      yield* this.#readMet(realpathSync(file), `${path}/`, claim);
    } else if (claim(`${path}/`)) yield 'error' in target ? target : followLink(rawPath, path);
  }

  /**
   * Opens a directory and lists what to read in it.
   * @throws ScanError, GitError when it cannot be read
   */
  async open(directory: string): Promise<OpenedDirectory> {
    const rawDirectory = Buffer.from(directory);
    const name = toGitPath(this.#base, directory);
    if (isGitDirectory(rawDirectory)) {
      throw new ScanError(
        `${name === '' ? 'this' : name} is a git directory, which has no files to scan; change into it and use --history`,
      );
    }
    const repository = this.#findRepository(directory);
    if (!repository) return { rawDirectory, name };
    if (!this.#trees.has(repository.root)) requireOwnGit(name);
    const tree = this.openTree(repository);
    const path = toGitPath(repository.root, directory);
    const listing = await tree.list(path === '' ? [] : [path]);
    if (listing.entries.some((entry) => entry.path === path && path !== '')) {
      throw new ScanError(
        `${name} is a submodule that is not there; run "git submodule update --init", or do not name it`,
      );
    }
    // A named directory is scanned even if git ignores it.
    const { entries, untracked, unreadable } = listing;
    const isIgnored = path !== '' && entries.length + untracked.length + unreadable.length === 0;
    return { ...(isIgnored && { rawDirectory }), name, tracked: { tree, listing } };
  }

  /** @throws GitError */
  async *read(
    { rawDirectory, name, tracked }: OpenedDirectory,
    claim: Claim,
  ): AsyncGenerator<Item> {
    if (rawDirectory) yield* this.#walk(rawDirectory, name, claim);
    if (tracked) yield* tracked.tree.read(tracked.listing, claim);
  }

  /** If a directory that was not named cannot be read, it is an error in the report. */
  async *#readMet(directory: string, path: string, claim: Claim): AsyncGenerator<Item> {
    let opened: OpenedDirectory;
    try {
      opened = await this.open(directory);
    } catch (cause) {
      if (!(cause instanceof ScanError || cause instanceof GitError)) throw cause;
      if (claim(path)) yield { path, error: `cannot be scanned: ${cause.message}` };
      return;
    }
    yield* this.read(opened, claim);
  }

  /** The repository around a directory. @throws GitError when git refuses to read it */
  #findRepository(directory: string): Repository | undefined {
    const root = findRoot(directory, (at) => this.#trees.has(at) || hasGit(at));
    if (root === undefined) return undefined;
    return this.#trees.get(root)?.tree.repository ?? new Repository(locateWorkTree(root));
  }

  async *#walk(rawDirectory: Buffer, name: string, claim: Claim): AsyncGenerator<Item> {
    const isOther = (raw: Buffer): boolean => isWorkTree(raw) || isGitDirectory(raw);
    const isRepository = (one: { readonly rawDirectory?: Buffer }): boolean =>
      one.rawDirectory !== undefined && isWorkTree(one.rawDirectory);
    const listed = [...listBelow(rawDirectory, name, isOther)].filter(
      (one) => ('rawDirectory' in one && isRepository(one)) || claim(one.path),
    );
    for (const one of listed) {
      if ('error' in one) yield one;
      else if ('rawPath' in one)
        yield readFile(one.rawPath, one.path, false) ?? toVanished(one.path);
      else if (isRepository(one))
        yield* this.#readMet(one.rawDirectory.toString(), one.path, claim);
      else yield toUnopened(one.path, 'a bare repository');
    }
  }
}

/** @throws ScanError when environment variables select a repository, as in a hook: git would use that one */
function requireOwnGit(name: string): void {
  const variable = ['GIT_DIR', 'GIT_INDEX_FILE'].find((other) => process.env[other] !== undefined);
  if (variable === undefined) return;
  throw new ScanError(
    `${name} is another repository, which cannot be scanned while ${variable} is set; unset it`,
  );
}
