import { findBase } from './find-base.ts';
import { findObject, requireObject } from './find-object.ts';
import type { Git } from './git.ts';
import { hasCommit } from './has-commit.ts';
import { listCommits, type ListedCommit } from './list-commits.ts';
import { listPublished } from './list-published.ts';
import { listReachable } from './list-reachable.ts';
import { nameBranches } from './name-branches.ts';
import { listUnpublished } from './list-unpublished.ts';
import { listPublishedParents } from './published-parents.ts';
import { readCommitFacts, type CommitFacts } from './read-commit-facts.ts';
import { readHead, type Head } from './read-head.ts';
import { requireComplete } from './require-complete.ts';
import { requireWholeRange } from './require-whole-range.ts';
import { resolveCommit, resolveRange, type Resolved } from './resolve-range.ts';
import { listShallowBoundary } from './shallow-boundary.ts';
import type { Revisions } from './walk-commits.ts';

/** The history of a repository. */
export class History {
  readonly #git: Git;
  #shallowBoundary: Promise<ReadonlySet<string>> | undefined;

  constructor(git: Git) {
    this.#git = git;
  }

  hasCommit(): boolean {
    return hasCommit(this.#git);
  }

  /** Read once. @see listShallowBoundary */
  shallowBoundary(): Promise<ReadonlySet<string>> {
    return (this.#shallowBoundary ??= listShallowBoundary(this.#git));
  }

  requireComplete(): Promise<void> {
    return requireComplete(this.#git);
  }

  async requireWholeRange(revisions: Revisions): Promise<void> {
    await requireWholeRange(revisions, await this.shallowBoundary(), this.#git);
  }

  findObject(revision: string): Promise<string | undefined> {
    return findObject(revision, this.#git);
  }

  findCommit(revision: string): Promise<string | undefined> {
    return findObject(`${revision}^{commit}`, this.#git);
  }

  requireObject(revision: string): Promise<string> {
    return requireObject(revision, this.#git);
  }

  async resolveCommit(revision: string): Promise<string> {
    return resolveCommit(revision, this.#git, await this.shallowBoundary());
  }

  async resolveRange(range: string): Promise<Resolved> {
    return resolveRange(range, this.#git, await this.shallowBoundary());
  }

  findBase(revisions: Parameters<typeof findBase>[0]): Promise<string | undefined> {
    return findBase(revisions, this.#git);
  }

  listPublished(range: string, resolved: Resolved): Promise<string[]> {
    return listPublished(range, resolved, this.#git);
  }

  listUnpublished(
    revisions: Revisions,
    published: readonly string[],
  ): Promise<ReadonlySet<string> | undefined> {
    return listUnpublished(revisions, published, this.#git);
  }

  nameBranches(commits: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return nameBranches(commits, this.#git);
  }

  readHead(): Promise<Head> {
    return readHead(this.#git);
  }

  listCommits(revisions: Omit<Revisions, 'all'>): Promise<ListedCommit[]> {
    return listCommits(revisions, this.#git);
  }

  readCommitFacts(ids: readonly string[]): Promise<ReadonlyMap<string, CommitFacts>> {
    return readCommitFacts(ids, this.#git);
  }

  listPublishedParents(): Promise<string[]> {
    return listPublishedParents(this.#git);
  }

  listReachable(ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    return listReachable(ids, this.#git);
  }
}
