import { GitError } from '../errors/errors.ts';
import type { Comparison, Failed, Item } from '../files/source-file.ts';
import { toBatches } from '../git/lines.ts';
import type { AnyObject } from '../git/git-object.ts';
import type { Repository } from '../git/repository.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { findRuleParts } from '../versions/version.ts';
import type { Account } from './account.ts';
import { addCommitFacts } from './add-commit-facts.ts';
import { listObjectFiles } from './list-object-files.ts';
import type { Listing, Suspects, Watch } from './listing.ts';
import { makeLooker } from './look-at-objects.ts';
import { ObjectBuffer } from './object-buffer.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';
import type { Results, Attributed, Source } from './source.ts';
import type { Trace } from './trace.ts';
import { listSuspectRefs } from './suspect-refs.ts';
import { toUnopened } from './unopened.ts';

export interface CommitsOptions {
  readonly emptyMessage: string;
  readonly attributeToCommits: (trace: Trace | undefined, found: Results) => Promise<Attributed>;
  readonly shard?: Source['shard'];
  readonly watch?: Watch;
}

const NOTHING = Buffer.alloc(0);

/**
 * Reads every object of a listing once, and those that could contain a secret again, under each path that
 * they ever had: the path determines the format, and most blobs never need one.
 */
export function makeCommitsSource(
  listing: Listing,
  repository: Repository,
  prefilter: SecretPrefilter,
  options: CommitsOptions,
): Source {
  const isCounted = (id: string): boolean => listing.counts?.(id) ?? true;
  const buffer = new ObjectBuffer();
  const comparisons = new Map<string, Comparison>();
  let trace: Trace | undefined;

  async function findSuspects(account: Account): Promise<Suspects> {
    const suspects = {
      blobs: new Map<string, number>(),
      commits: new Map<string, number>(),
      tags: new Map<string, number>(),
    };
    /** Positions in the listing of the objects to come, because they come in another order. */
    const places = new Map<string, number>();
    const list = async function* (): AsyncGenerator<readonly string[]> {
      let place = 0;
      for await (const ids of toBatches(listing.list())) {
        for (const id of ids) places.set(id, place++);
        account.ask(ids.filter(isCounted).length);
        yield ids;
      }
    };
    const lookAt = makeLooker(prefilter, listing.takeBase ?? (() => undefined));
    let objects = 0;
    let bytes = 0;
    for await (const batch of repository.readObjectsInParallel(list())) {
      for await (const { object, size, isSuspect, compared } of lookAt(batch)) {
        const [noun, kind] = classify(object);
        bytes += size;
        if (isCounted(object.id)) {
          account.addBytes(size);
          if (!isSuspect) account.addScanned(noun);
        }
        if (isSuspect) {
          suspects[kind].set(object.id, places.get(object.id) ?? NaN);
          buffer.add(object, compared);
          const parts = compared && findRuleParts(compared);
          if (parts) {
            const { base, hasSoftBreaks } = compared;
            const isBaseSuspect = compared.isBaseSuspect() !== false;
            comparisons.set(object.id, {
              object: base,
              isSuspect: isBaseSuspect,
              parts,
              hasSoftBreaks,
            });
          }
        }
        places.delete(object.id);
      }
      objects += batch.objects.length;
      options.watch?.({ objects, bytes, ...listing.progress?.(objects) });
    }
    if (places.size > 0) throw new Error(`${places.size} listed objects were not scanned`);
    return {
      blobs: sortByPlace(suspects.blobs),
      commits: sortByPlace(suspects.commits),
      tags: sortByPlace(suspects.tags),
    };
  }

  /** Without a trace, findings are not attributed, but still count. */
  async function traceOrFail(suspects: Suspects): Promise<Failed | undefined> {
    try {
      trace = await listing.trace(suspects);
      return trace?.failure === undefined ? undefined : { path: '', error: trace.failure };
    } catch (cause) {
      if (!(cause instanceof GitError)) throw cause;
      return { path: '', error: cause.message };
    }
  }

  return {
    emptyMessage: options.emptyMessage,
    hasCommits: true,
    ...(options.shard ? { shard: options.shard } : {}),
    pointers: new PointerOpener(repository),
    async *read(account): AsyncGenerator<Item> {
      account.askNames(listing.refs?.length ?? 0);
      const refs = listSuspectRefs(listing.refs ?? [], prefilter, account);
      for (const ref of refs) {
        yield { path: ref, bytes: Buffer.from(ref), kind: 'ref', tracked: false };
      }
      const suspects = await findSuspects(account);
      const failed = await traceOrFail(suspects);
      if (failed) {
        account.ask(1);
        yield failed;
      }
      account.ask(trace?.submodules.size ?? 0);
      for (const path of [...(trace?.submodules ?? [])].sort()) yield toUnopened(path, 'submodule');
      account.askNames(trace?.names.size ?? 0);
      for (const path of trace?.names.keys() ?? []) {
        yield { path, bytes: NOTHING, kind: 'name', tracked: true };
      }
      const ids = [...suspects.commits, ...suspects.tags, ...suspects.blobs];
      const objects = buffer.list(ids);
      const batches = objects ? [{ objects }] : repository.streamObjects(ids);
      for await (const batch of batches) {
        for (const object of batch.objects) {
          const isBorrowed = !isCounted(object.id);
          const comparedWith = comparisons.get(object.id);
          for (const file of listObjectFiles(object, trace, repository)) {
            yield { ...file, isBorrowed, ...(comparedWith && { comparedWith }) };
          }
        }
      }
    },
    attributeToCommits: async (found) =>
      addCommitFacts(await options.attributeToCommits(trace, found), repository),
  };
}

/** Sorts by the order of the listing, so that the output is deterministic. */
function sortByPlace(places: ReadonlyMap<string, number>): Set<string> {
  return new Set([...places].sort(([, one], [, other]) => one - other).map(([id]) => id));
}

function classify({
  id,
  type,
}: Pick<AnyObject, 'id' | 'type'>): ['files' | 'commits' | 'tags', keyof Suspects] {
  // An object that cannot be read counts as a blob; if it is a commit, git cannot follow the history either.
  if (type === 'blob' || type === undefined) return ['files', 'blobs'];
  if (type === 'commit') return ['commits', 'commits'];
  if (type === 'tag') return ['tags', 'tags'];
  throw new Error(`${id} is a ${type}, which was not asked for`);
}
