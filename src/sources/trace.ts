import { SUBMODULE, SYMLINK } from '../git/mode.ts';
import type { Change, Commit } from '../git/walk-commits.ts';

/** A commit that findings are attributed to. */
export interface TracedCommit {
  readonly id: string;
  /** In seconds since 1970. */
  readonly time: number;
  /** Position in the walk: parents come later than their children. */
  readonly order: number;
  readonly isReachable: boolean;
}

export type WalkedCommit = Commit & Pick<TracedCommit, 'isReachable'>;

/** A commit that adds content at a path. */
export interface Use {
  readonly commit: TracedCommit;
  readonly path: string;
  readonly kind: 'content' | 'target';
  /** Blobs at the path in the parents. */
  readonly old: readonly string[];
  /** What the commit deletes, because content may have moved. */
  readonly deleted: readonly { readonly path: string; readonly id: string }[];
}

/** Where suspicious objects and forbidden names occur. */
export interface Trace {
  /** By id of the blob, newest first. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** By id of the commit. */
  readonly commits: ReadonlyMap<string, TracedCommit>;
  /** The oldest use of each path with a forbidden name. */
  readonly names: ReadonlyMap<string, Use>;
  readonly submodules: ReadonlySet<string>;
  /** Why some commits could not be followed. */
  readonly failure?: string;
}

/** The objects to trace. */
export interface Interest {
  readonly suspects: ReadonlySet<string>;
  readonly isNameForbidden: (path: string) => Promise<boolean>;
  /** Which paths matter; by default all. */
  readonly isWanted?: (path: string) => boolean;
}

/**
 * Finds the commits that added objects. Unreachable commits only count for objects and names that are nowhere
 * else.
 * @param walk children before parents; unreachable ones last
 * @throws GitError
 */
export async function traceObjects(
  walk: AsyncIterable<WalkedCommit>,
  { suspects, isNameForbidden, isWanted = () => true }: Interest,
): Promise<Trace> {
  const uses = new Map<string, Use[]>();
  const commits = new Map<string, TracedCommit>();
  const names = new Map<string, Use>();
  const submodules = new Set<string>();
  const verdicts = new Map<string, boolean>();
  const reachablePaths = new Set<string>();
  const isForbiddenName = async (path: string): Promise<boolean> => {
    const verdict = verdicts.get(path) ?? (await isNameForbidden(path));
    verdicts.set(path, verdict);
    return verdict;
  };

  let order = 0;
  for await (const { id, time, changes, isReachable } of walk) {
    const commit: TracedCommit = { id, time, order: order++, isReachable };
    if (suspects.has(id)) commits.set(id, commit);
    let deleted: Use['deleted'] | undefined;
    for (const change of changes) {
      const { path } = change;
      if (change.id === undefined) continue;
      const isTold = isReachable ? isWanted(path) : !uses.get(change.id)?.[0]?.commit.isReachable;
      if (change.mode === SUBMODULE) {
        if (isTold) submodules.add(path);
        continue;
      }
      const isForbidden = await isForbiddenName(path);
      if (isForbidden && isReachable) reachablePaths.add(path);
      const isSuspect = suspects.has(change.id) && isTold;
      const isName = isForbidden && (isReachable ? isWanted(path) : !reachablePaths.has(path));
      if (!isSuspect && !isName) continue;
      deleted ??= listDeleted(changes);
      const use = toUse(change, commit, deleted);
      if (isSuspect) uses.set(change.id, [...(uses.get(change.id) ?? []), use]);
      if (isName) names.set(path, use);
    }
  }
  return { uses, commits, names, submodules };
}

function toUse(change: Change, commit: TracedCommit, deleted: Use['deleted']): Use {
  return {
    commit,
    path: change.path,
    kind: change.mode === SYMLINK ? 'target' : 'content',
    old: listBlobs(change),
    deleted,
  };
}

function listDeleted(changes: readonly Change[]): Use['deleted'] {
  return changes
    .filter((change) => change.id === undefined)
    .flatMap((change) => listBlobs(change).map((id) => ({ path: change.path, id })));
}

function listBlobs({ old }: Change): string[] {
  return old.filter(({ mode }) => mode !== SUBMODULE).map(({ id }) => id);
}
