import type { PushedRef } from '../git/pushed-refs.ts';
import type { Repository } from '../git/repository.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { makeRangeSource, type Range } from './range.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';
import type { Source } from './source.ts';

/** The commits and tags that a push adds to a repository. */
export type Pushed = Range & {
  readonly revisions: PushedRevisions;
  /** The commits that refs point to, each with the local name of its ref. */
  readonly tips: readonly { readonly commit: string; readonly ref: string }[];
};

interface PushedRevisions extends Revisions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Finds the commits and tags that a push adds.
 * @param excludedRefs options of `git rev-list` for the refs of the repository that is pushed to
 * @throws GitError
 */
export async function readPushed(
  refs: readonly PushedRef[],
  excludedRefs: readonly string[],
  repository: Repository,
): Promise<Pushed> {
  const ids = new Set(refs.flatMap(({ id }) => id ?? []));
  const oldIds = [...new Set(refs.flatMap(({ oldId }) => oldId ?? []))];
  // If somebody else pushed, the commits of the remote need not be here.
  const oldTypes = await repository.readTypes(oldIds);
  const peeled = await repository.refs.peel([...ids]);
  const pushed = [...peeled.values()];
  const emptyMessage =
    refs.length === 0
      ? 'nothing pushed'
      : ids.size === 0
        ? 'only deletions pushed'
        : 'nothing pushed that is not there already';
  return {
    revisions: {
      include: pushed.filter(({ type }) => type === 'commit').map(({ id }) => id),
      exclude: oldIds.filter((id) => ['commit', 'tag'].includes(oldTypes.get(id) ?? '')),
      excludedRefs,
    },
    pushed,
    tips: refs.flatMap(({ id = '', local, name }) => {
      const found = peeled.get(id);
      return found?.type === 'commit' ? [{ commit: found.id, ref: local ?? name }] : [];
    }),
    refs: refs.filter(({ id }) => id !== undefined).map(({ name }) => name),
    emptyMessage,
  };
}

/** Everything that a push adds. */
export function makePushedSource(
  pushed: Pushed,
  repository: Repository,
  prefilter: SecretPrefilter,
): Source {
  return makeRangeSource(pushed, repository, prefilter);
}
