import { checkIgnore } from './check-ignore.ts';
import { countObjects, type ObjectCounts } from './count-objects.ts';
import { findSetting } from './find-setting.ts';
import { getAttribute } from './get-attribute.ts';
import { findCommonDirectory } from './git-paths.ts';
import { History } from './history.ts';
import { isTracked } from './is-tracked.ts';
import { LazyRepository } from './lazy-repository.ts';
import {
  listEntries,
  listFiles,
  listUntracked,
  type IndexEntry,
  type Listing,
  type TreeEntry,
} from './list-entries.ts';
import { listObjects, type ListedObject } from './list-objects.ts';
import { listTree } from './list-tree.ts';
import type { Location } from './locate-repository.ts';
import type { CheckedPath } from './parse-check-ignore.ts';
import { readFilesAt } from './read-files-at.ts';
import { readObjectsInParallel } from './read-objects-in-parallel.ts';
import { readObjects, streamObjects, type AnyObject, type ObjectBatch } from './read-objects.ts';
import { readStagedFile, type StagedFile } from './read-staged-file.ts';
import { readTypes } from './read-types.ts';
import { Refs } from './refs.ts';
import { Setup } from './setup.ts';
import type { Lines } from './stream-git.ts';
import { readVersion, type GitVersion } from './version.ts';
import { walkCommits, type Commit, type Revisions } from './walk-commits.ts';

/**
 * A repository, in the terms of git. Opened once, by a command, a hook or the library; whoever is handed it
 * need not know that git is a program.
 */
export class Repository extends LazyRepository implements Location {
  readonly isBare: boolean;
  readonly history: History;
  readonly refs: Refs;
  readonly setup: Setup;
  #version: GitVersion | undefined;
  #commonDirectory: Promise<string> | undefined;

  constructor({ root, isBare }: Location, version?: GitVersion) {
    super(root);
    this.isBare = isBare;
    this.history = new History(root);
    this.refs = new Refs(root);
    this.setup = new Setup(root);
    this.#version = version;
  }

  /** With all code loaded. */
  static from(repository: LazyRepository): Repository {
    if (repository instanceof Repository) return repository;
    return new Repository({ root: repository.root, isBare: false });
  }

  /** Asked once. @throws GitError when git is older than what is supported */
  requireVersion(): GitVersion {
    return (this.#version ??= readVersion(this.root));
  }

  /** Asked once. @see findCommonDirectory */
  commonDirectory(): Promise<string> {
    return (this.#commonDirectory ??= findCommonDirectory(this.root));
  }

  findSetting(name: string, type?: 'bool' | 'path'): Promise<string | undefined> {
    return findSetting(name, type, this.root);
  }

  getAttribute(name: string, path: string): Promise<string> {
    return getAttribute(name, path, this.root);
  }

  checkIgnore(paths: readonly string[]): Promise<CheckedPath[] | undefined> {
    return checkIgnore(paths, this.root);
  }

  listEntries(): Promise<IndexEntry[]> {
    return listEntries(this.root, ['--cached']);
  }

  listFiles(paths: readonly string[]): Promise<Listing> {
    return listFiles(this.root, paths);
  }

  listUntracked(): Promise<Buffer[]> {
    return listUntracked(this.root);
  }

  isTracked(path: string): boolean {
    return isTracked(path, this.root);
  }

  readStagedFile(path: string): StagedFile | undefined {
    return readStagedFile(path, this.root);
  }

  override readObjects(ids: readonly string[]): AsyncGenerator<AnyObject> {
    return readObjects(ids, this.root);
  }

  streamObjects(ids: Lines): AsyncGenerator<ObjectBatch> {
    return streamObjects(ids, this.root);
  }

  readObjectsInParallel(ids: Lines): AsyncGenerator<ObjectBatch> {
    return readObjectsInParallel(ids, this.root);
  }

  listObjects(): AsyncGenerator<readonly ListedObject[]> {
    return listObjects(this.root);
  }

  countObjects(): Promise<ObjectCounts> {
    return countObjects(this.root);
  }

  readTypes(ids: readonly string[]): Promise<Map<string, ListedObject['type']>> {
    return readTypes(ids, this.root);
  }

  listTree(tree: string): AsyncGenerator<TreeEntry> {
    return listTree(this.root, tree);
  }

  readFilesAt(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return readFilesAt(commit, paths, this.root);
  }

  walkCommits(revisions: Revisions, inOrder?: boolean): AsyncGenerator<Commit> {
    return walkCommits(revisions, this.root, inOrder);
  }
}
