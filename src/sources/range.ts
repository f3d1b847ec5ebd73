import type { AnnotatedTag, Peeled } from '../git/annotated-tags.ts';
import { SUBMODULE } from '../git/mode.ts';
import type { Repository } from '../git/repository.ts';
import type { Change, Commit, Revisions } from '../git/walk-commits.ts';
import { attributeRange, type RangeTag } from './attribute-range.ts';
import { makeCommitsSource } from './commits.ts';
import { nameDanglingBlob } from './list-object-files.ts';
import type { Suspects, Watch } from './listing.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';
import type { Source } from './source.ts';
import { traceObjects, type Trace, type WalkedCommit } from './trace.ts';

/** A range of commits, and what belongs to it. */
export interface Range {
  readonly revisions: Revisions;
  /** The objects that the pushed refs point to; by default every annotated tag of the range's commits. */
  readonly pushed?: readonly Peeled[];
  /** Newest commits of branches whose content counts as committed before. */
  readonly published?: readonly string[];
  /** Names of branches and tags that are pushed. */
  readonly refs?: readonly string[];
  /** The message if it is empty. */
  readonly emptyMessage: string;
}

/** Everything that a range of commits adds: blobs, messages, and the messages of its annotated tags. */
export function makeRangeSource(
  range: Range,
  repository: Repository,
  prefilter: SecretPrefilter,
  watch?: Watch,
): Source {
  const { revisions, pushed, published = [], refs, emptyMessage } = range;
  const added = new Set<string>();
  const tags = new Map<string, RangeTag>();
  const names = new Set<string>();
  let isTraceNeeded = false;

  async function* walk(inOrder: boolean): AsyncGenerator<WalkedCommit> {
    for (const { type, id } of pushed ?? []) {
      if (type !== 'commit')
        yield { ...(await readLooseObject(type, id, repository)), isReachable: true };
    }
    for await (const commit of repository.walkCommits(revisions, inOrder)) {
      yield { ...commit, isReachable: true };
    }
  }

  async function* list(): AsyncGenerator<readonly string[]> {
    await repository.history.requireWholeRange(revisions);
    const tagsOf = pushed ? new Map<string, AnnotatedTag[]>() : await repository.refs.listTags();
    yield listNew(pushed?.flatMap((peeled) => peeled.tags) ?? []);
    for await (const { id, changes } of walk(false)) {
      const ids = listNew(tagsOf.get(id) ?? [], id);
      if (id !== LOOSE) ids.push(id);
      for (const change of changes) {
        if (change.id !== undefined && (await isAdded(change, change.id))) ids.push(change.id);
      }
      yield ids;
    }
  }

  function listNew(candidates: readonly AnnotatedTag[], commit?: string): string[] {
    for (const { id, name } of candidates)
      tags.set(id, { name, ...(commit !== undefined && { commit }) });
    return [...new Set(candidates.map(({ id }) => id))];
  }

  async function isAdded({ path, mode }: Change, id: string): Promise<boolean> {
    if (!isTraceNeeded && !names.has(path)) {
      names.add(path);
      isTraceNeeded = mode === SUBMODULE || (await prefilter.isNameForbidden(path));
    }
    if (mode === SUBMODULE || added.has(id)) return false;
    added.add(id);
    return true;
  }

  async function trace({ blobs, commits }: Suspects): Promise<Trace | undefined> {
    if (!isTraceNeeded && blobs.size + commits.size === 0) return undefined;
    const suspects = new Set([...blobs, ...commits]);
    return traceObjects(walk(true), { suspects, isNameForbidden: prefilter.isNameForbidden });
  }

  return makeCommitsSource({ list, trace, ...(refs ? { refs } : {}) }, repository, prefilter, {
    emptyMessage,
    attributeToCommits: async (trace, found) => {
      const fresh = await repository.history.listUnpublished(revisions, published);
      return attributeRange(found, { trace, added, tags, fresh }, repository);
    },
    ...(watch ? { watch } : {}),
  });
}

/** In place of a commit's id, for objects without one. */
const LOOSE = '';

async function readLooseObject(
  type: 'blob' | 'tree',
  id: string,
  repository: Repository,
): Promise<Commit> {
  const changes: Change[] = [];
  if (type === 'blob') changes.push({ path: nameDanglingBlob(id), id, mode: '100644', old: [] });
  else for await (const entry of repository.listTree(id)) changes.push({ ...entry, old: [] });
  return { id: LOOSE, time: 0, changes };
}
