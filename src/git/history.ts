import { findBase } from './find-base.ts';
import { findObject, requireObject } from './find-object.ts';
import { hasCommit } from './has-commit.ts';
import { listPublished } from './list-published.ts';
import { listReachable } from './list-reachable.ts';
import { listUnpublished } from './list-unpublished.ts';
import { listPublishedParents } from './published-parents.ts';
import { requireComplete } from './require-complete.ts';
import { requireWholeRange } from './require-whole-range.ts';
import { resolveCommit, resolveRange, type Resolved } from './resolve-range.ts';
import { listShallowBoundary } from './shallow-boundary.ts';
import type { Revisions } from './walk-commits.ts';

/** How the commits of a repository follow each other. */
export class History {
  readonly #cwd: string;
  #shallowBoundary: Promise<ReadonlySet<string>> | undefined;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  hasCommit(): boolean {
    return hasCommit(this.#cwd);
  }

  /** Read once. @see listShallowBoundary */
  shallowBoundary(): Promise<ReadonlySet<string>> {
    return (this.#shallowBoundary ??= listShallowBoundary(this.#cwd));
  }

  requireComplete(): Promise<void> {
    return requireComplete(this.#cwd);
  }

  async requireWholeRange(revisions: Revisions): Promise<void> {
    await requireWholeRange(revisions, await this.shallowBoundary(), this.#cwd);
  }

  findObject(revision: string): Promise<string | undefined> {
    return findObject(revision, this.#cwd);
  }

  findCommit(revision: string): Promise<string | undefined> {
    return findObject(`${revision}^{commit}`, this.#cwd);
  }

  requireObject(revision: string): Promise<string> {
    return requireObject(revision, this.#cwd);
  }

  async resolveCommit(revision: string): Promise<string> {
    return resolveCommit(revision, this.#cwd, await this.shallowBoundary());
  }

  async resolveRange(range: string): Promise<Resolved> {
    return resolveRange(range, this.#cwd, await this.shallowBoundary());
  }

  findBase(revisions: Parameters<typeof findBase>[0]): Promise<string | undefined> {
    return findBase(revisions, this.#cwd);
  }

  listPublished(range: string, resolved: Resolved): Promise<string[]> {
    return listPublished(range, resolved, this.#cwd);
  }

  listUnpublished(
    revisions: Revisions,
    published: readonly string[],
  ): Promise<ReadonlySet<string> | undefined> {
    return listUnpublished(revisions, published, this.#cwd);
  }

  listPublishedParents(): Promise<string[]> {
    return listPublishedParents(this.#cwd);
  }

  listReachable(ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    return listReachable(ids, this.#cwd);
  }
}
