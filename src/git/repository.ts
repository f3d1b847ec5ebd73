import { checkIgnore } from './check-ignore.ts';
import { countObjects, type ObjectCounts } from './count-objects.ts';
import { findSetting } from './find-setting.ts';
import { getAttribute } from './get-attribute.ts';
import { findCommonDirectory } from './git-paths.ts';
import { Git } from './git.ts';
import { History } from './history.ts';
import { isTracked } from './is-tracked.ts';
import { LazyRepository } from './lazy-repository.ts';
import type { Lines } from './lines.ts';
import {
  listEntries,
  listFiles,
  listUntracked,
  type IndexEntry,
  type Listing,
  type TreeEntry,
} from './list-entries.ts';
import { listNamed } from './list-named.ts';
import { listObjects, type ListedObject } from './list-objects.ts';
import { listTree } from './list-tree.ts';
import type { Location } from './locate-repository.ts';
import type { CheckedPath } from './parse-check-ignore.ts';
import { readFilesAt } from './read-files-at.ts';
import { readObjectsInParallel } from './read-objects-in-parallel.ts';
import type { AnyObject, ObjectBatch } from './git-object.ts';
import { readObjects, streamObjects } from './read-objects.ts';
import { readStagedFile, type StagedFile } from './read-staged-file.ts';
import { readTypes } from './read-types.ts';
import { Refs } from './refs.ts';
import { Setup } from './setup.ts';
import { readVersion, type GitVersion } from './version.ts';
import { walkCommits, type Commit, type Revisions } from './walk-commits.ts';

/**
 * A repository, in git's own terms. Opened once by a command, a hook or the library; its users need not know
 * that git is a process.
 */
export class Repository extends LazyRepository implements Location {
  readonly isBare: boolean;
  readonly history: History;
  readonly refs: Refs;
  readonly setup: Setup;
  readonly #git: Git;
  #version: GitVersion | undefined;
  #commonDirectory: Promise<string> | undefined;

  constructor({ root, isBare }: Location, version?: GitVersion) {
    super(root);
    this.#git = new Git(root);
    this.isBare = isBare;
    this.history = new History(this.#git);
    this.refs = new Refs(this.#git);
    this.setup = new Setup(this.#git);
    this.#version = version;
  }

  /** Loads all of the code. */
  static from(repository: LazyRepository): Repository {
    if (repository instanceof Repository) return repository;
    return new Repository({ root: repository.root, isBare: false });
  }

  /** Asked once. @throws GitError when git is older than what is supported */
  requireVersion(): GitVersion {
    return (this.#version ??= readVersion(this.#git));
  }

  /** Asked once. @see findCommonDirectory */
  commonDirectory(): Promise<string> {
    return (this.#commonDirectory ??= findCommonDirectory(this.#git));
  }

  findSetting(name: string, type?: 'bool' | 'path'): Promise<string | undefined> {
    return findSetting(name, type, this.#git);
  }

  getAttribute(name: string, path: string): Promise<string> {
    return getAttribute(name, path, this.#git);
  }

  checkIgnore(paths: readonly string[]): Promise<CheckedPath[] | undefined> {
    return checkIgnore(paths, this.#git);
  }

  listEntries(): Promise<IndexEntry[]> {
    return listEntries(this.#git, ['--cached']);
  }

  listFiles(paths: readonly string[]): Promise<Listing> {
    return listFiles(this.#git, paths);
  }

  listUntracked(): Promise<Buffer[]> {
    return listUntracked(this.#git);
  }

  override listNamed(name: string): Promise<string[]> {
    return listNamed(name, this.#git);
  }

  isTracked(path: string): boolean {
    return isTracked(path, this.#git);
  }

  readStagedFile(path: string): StagedFile | undefined {
    return readStagedFile(path, this.#git);
  }

  protected override openGit(): Promise<Git> {
    return Promise.resolve(this.#git);
  }

  override readObjects(ids: readonly string[]): AsyncGenerator<AnyObject> {
    return readObjects(ids, this.#git);
  }

  streamObjects(ids: Lines): AsyncGenerator<ObjectBatch> {
    return streamObjects(ids, this.#git);
  }

  readObjectsInParallel(ids: Lines): AsyncGenerator<ObjectBatch> {
    return readObjectsInParallel(ids, this.#git);
  }

  listObjects(): AsyncGenerator<readonly ListedObject[]> {
    return listObjects(this.#git);
  }

  countObjects(): Promise<ObjectCounts> {
    return countObjects(this.#git);
  }

  readTypes(ids: readonly string[]): Promise<Map<string, ListedObject['type']>> {
    return readTypes(ids, this.#git);
  }

  listTree(tree: string): AsyncGenerator<TreeEntry> {
    return listTree(this.#git, tree);
  }

  readFilesAt(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return readFilesAt(commit, paths, this.#git);
  }

  walkCommits(revisions: Revisions, inOrder?: boolean): AsyncGenerator<Commit> {
    return walkCommits(revisions, this.#git, inOrder);
  }
}
