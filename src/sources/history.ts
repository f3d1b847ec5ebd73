import { GitError } from '../errors/errors.ts';
import type { ListedObject } from '../git/list-objects.ts';
import { SUBMODULE } from '../git/mode.ts';
import type { Repository } from '../git/repository.ts';
import { requireCompleteClone } from '../git/shallow-boundary.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { isInShard, type Shard } from '../report/shard.ts';
import { attributeHistory } from './attribute-history.ts';
import { makeCommitsSource } from './commits.ts';
import type { Progress, Suspects, Watch } from './listing.ts';
import { orderByBase } from './order-by-base.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';
import type { Source } from './source.ts';
import { traceObjects, type Trace, type WalkedCommit } from './trace.ts';

const ALL: Revisions = { all: true, include: [], exclude: [] };
const WHOLE: Shard = { index: 1, count: 1 };

/**
 * Every blob, commit message and tag message of the object store, reachable or not, and the names of all refs.
 * A shard has the blobs of some paths; the first one also has all the rest.
 * @throws GitError when only part of the history is here
 */
export async function makeHistorySource(
  repository: Repository,
  prefilter: SecretPrefilter,
  { shard, watch }: { readonly shard?: Shard | undefined; readonly watch?: Watch | undefined },
): Promise<Source> {
  requireCompleteClone(await repository.history.shallowBoundary());
  const part = shard ?? WHOLE;
  const isWanted = (path: string): boolean => isInShard(path, part);
  const hasRest = part.index === 1;
  const total = watch && part.count === 1 ? (await repository.countObjects()).count : undefined;
  const refs = hasRest ? await repository.refs.listNames() : [];
  // Trees count as done when they are skipped.
  let trees = 0;
  let commits = 0;
  const borrowed = new Set<string>();
  const bases = new Map<string, string>();
  // Checked while the objects are read; reading stops as soon as something is missing.
  let incompleteness: unknown;
  const complete = repository.history
    .requireComplete()
    .catch((cause: unknown) => (incompleteness = cause));
  const requireNothingMissing = (): void => {
    if (incompleteness !== undefined) throw incompleteness as Error;
  };

  async function* list(): AsyncGenerator<readonly string[]> {
    for await (const ids of listAll()) {
      requireNothingMissing();
      yield ids;
    }
    await complete;
    requireNothingMissing();
  }

  async function* listAll(): AsyncGenerator<readonly string[]> {
    const known = new Set<string>();
    if (part.count > 1) yield* listByPath(known);
    if (!hasRest) return;
    const wanted: ListedObject[] = [];
    for await (const objects of repository.listObjects()) {
      requireNothingMissing();
      for (const object of objects) {
        const { id, type, base } = object;
        if (type === 'commit') commits++;
        if (type === 'tree') trees++;
        else if (!known.has(id)) {
          wanted.push(object);
          if (type === 'blob' && base !== undefined) bases.set(id, base);
        }
      }
    }
    yield* orderByBase(wanted);
  }

  /** @param known collects every blob that has a path, in any shard */
  async function* listByPath(known: Set<string>): AsyncGenerator<readonly string[]> {
    const read = new Set<string>();
    for await (const { changes } of repository.walkCommits(ALL)) {
      const ids: string[] = [];
      for (const { path, id, mode } of changes) {
        if (id === undefined || mode === SUBMODULE) continue;
        const isMine = isWanted(path);
        // A blob is counted by the shard of its first path, and read by the shards of all its paths.
        if (isMine && known.has(id) && !read.has(id)) borrowed.add(id);
        if (isMine && !read.has(id)) {
          read.add(id);
          ids.push(id);
        }
        known.add(id);
      }
      yield ids;
    }
  }

  let failure: string | undefined;
  async function* walk(): AsyncGenerator<WalkedCommit> {
    let reachable = 0;
    for await (const commit of repository.walkCommits(ALL, true)) {
      reachable++;
      yield { ...commit, isReachable: true };
    }
    if (!hasRest || reachable === commits) return;
    const rest = { include: listCommits(repository), exclude: [], excludedRefs: ['--all'] };
    try {
      for await (const commit of repository.walkCommits(rest, true)) {
        yield { ...commit, isReachable: false };
      }
    } catch (cause) {
      if (!(cause instanceof GitError)) throw cause;
      failure = `what no branch or tag leads to cannot be followed: ${cause.message}`;
    }
  }

  async function trace({ blobs, commits }: Suspects): Promise<Trace> {
    const suspects = new Set([...blobs, ...commits]);
    const { isNameForbidden } = prefilter;
    const trace = await traceObjects(walk(), { suspects, isNameForbidden, isWanted });
    return { ...trace, ...(failure !== undefined && { failure }) };
  }

  const takeBase = (id: string): string | undefined => {
    const base = bases.get(id);
    bases.delete(id);
    return base;
  };
  const counts = (id: string): boolean => !borrowed.has(id);
  const progress = (objects: number): Pick<Progress, 'done' | 'total'> =>
    total === undefined ? {} : { done: trees + objects, total };
  return makeCommitsSource(
    { list, trace, counts, takeBase, progress, refs },
    repository,
    prefilter,
    {
      emptyMessage: 'the repository is empty',
      attributeToCommits: (trace, found) =>
        attributeHistory(found, trace, new Set(refs), repository),
      ...(shard ? { shard: { ...shard, of: await repository.refs.digest() } } : {}),
      ...(watch ? { watch } : {}),
    },
  );
}

async function* listCommits(repository: Repository): AsyncGenerator<readonly string[]> {
  for await (const objects of repository.listObjects()) {
    yield objects.filter(({ type }) => type === 'commit').map(({ id }) => id);
  }
}
