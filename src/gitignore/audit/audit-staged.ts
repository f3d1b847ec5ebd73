import type { Config } from '../../config/config.ts';
import type { Finding, State } from '../../finding/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { isCoverageOn, listGaps, makeGapFindings, type JudgedGap } from './find-coverage-gaps.ts';
import { findNewlyUnignoredPaths } from './find-newly-unignored-paths.ts';
import { readIgnoreSnapshot, type IgnoreSnapshot } from './read-ignore-snapshot.ts';
import { listUnsure, makeUnsureFindings } from './unsure-ignore-file.ts';

/**
 * The gaps that the next commit leaves: `new`, and an error, if it stops ignoring a file, else
 * `already-committed`. Before the first commit nothing was ignored, so it cannot open a gap.
 * @throws ConfigError, GitError
 */
export async function auditStaged(repository: Repository, config: Config): Promise<Finding[]> {
  if (!isCoverageOn(config)) return [];
  const snapshot = await readIgnoreSnapshot(repository, 'index');
  const gaps = await listGaps(snapshot, config);
  if (gaps.length === 0 && listUnsure(snapshot).length === 0) return [];
  const before = await readBefore(repository);
  const opened = await findNewlyUnignoredPaths(gaps, snapshot, before, config.gitignore.templates);
  const shown = gaps.map((gap, index): JudgedGap & { readonly state: State } => {
    const path = opened[index];
    return path
      ? { gap: { ...gap, ...path }, severity: 'error', state: 'new' }
      : { gap, severity: undefined, state: 'already-committed' };
  });
  const findings = await makeGapFindings(shown, snapshot, repository, config);
  return [
    ...shown.flatMap(({ state }, index) =>
      (findings[index] ?? []).map((finding) => ({ ...finding, state })),
    ),
    ...judgeUnsure(snapshot, before, config),
  ];
}

/** An ignore file that versions of git read differently is `new` unless each parent had it too. */
function judgeUnsure(
  snapshot: IgnoreSnapshot,
  before: readonly IgnoreSnapshot[],
  config: Config,
): Finding[] {
  return listUnsure(snapshot).flatMap((file) => {
    const had = (other: IgnoreSnapshot): boolean =>
      listUnsure(other).some(({ path, cause }) => path === file.path && cause === file.cause);
    const state: State = before.length > 0 && before.every(had) ? 'already-committed' : 'new';
    const severity = state === 'new' ? 'error' : undefined;
    return makeUnsureFindings([file], config, severity).map((finding) => ({ ...finding, state }));
  });
}

/** HEAD, and in a merge the published commits of its other parents. */
async function readBefore(repository: Repository): Promise<IgnoreSnapshot[]> {
  if (!repository.history.hasCommit()) return [];
  const snapshots: IgnoreSnapshot[] = [];
  for (const commit of ['HEAD', ...(await repository.history.listPublishedParents())]) {
    snapshots.push(await readIgnoreSnapshot(repository, { commit }));
  }
  return snapshots;
}
