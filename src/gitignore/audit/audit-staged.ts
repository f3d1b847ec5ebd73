import type { Config } from '../../config/config.ts';
import type { Finding, State } from '../../finding/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { isCoverageOn, listGaps, makeGapFindings, type JudgedGap } from './find-coverage-gaps.ts';
import { findOpenedPaths } from './find-opened-paths.ts';
import { readIgnoreWorld, type IgnoreWorld } from './read-ignore-world.ts';
import { listUnsure, makeUnsureFindings } from './unsure-ignore-file.ts';

/**
 * The gaps that the next commit leaves: `new`, and an error, where a file that was ignored slips through by
 * it, else `already-committed`. Without a commit before it nothing was ignored, so it can open none.
 * @throws ConfigError, GitError
 */
export async function auditStaged(repository: Repository, config: Config): Promise<Finding[]> {
  if (!isCoverageOn(config)) return [];
  const world = await readIgnoreWorld(repository, 'index');
  const gaps = await listGaps(world, config);
  if (gaps.length === 0 && listUnsure(world).length === 0) return [];
  const before = await readBefore(repository);
  const opened = await findOpenedPaths(gaps, world, before, config.gitignore.templates);
  const shown = gaps.map((gap, index): JudgedGap & { readonly state: State } => {
    const path = opened[index];
    return path
      ? { gap: { ...gap, ...path }, severity: 'error', state: 'new' }
      : { gap, severity: undefined, state: 'already-committed' };
  });
  const findings = await makeGapFindings(shown, world, repository, config);
  return [
    ...shown.flatMap(({ state }, index) =>
      (findings[index] ?? []).map((finding) => ({ ...finding, state })),
    ),
    ...judgeUnsure(world, before, config),
  ];
}

/** An ignore file that nobody can be sure of is `new` unless each commit before had it as well. */
function judgeUnsure(
  world: IgnoreWorld,
  before: readonly IgnoreWorld[],
  config: Config,
): Finding[] {
  return listUnsure(world).flatMap((file) => {
    const had = (other: IgnoreWorld): boolean =>
      listUnsure(other).some(({ path, cause }) => path === file.path && cause === file.cause);
    const state: State = before.length > 0 && before.every(had) ? 'already-committed' : 'new';
    const severity = state === 'new' ? 'error' : undefined;
    return makeUnsureFindings([file], config, severity).map((finding) => ({ ...finding, state }));
  });
}

/** HEAD, and in a merge what others have published. */
async function readBefore(repository: Repository): Promise<IgnoreWorld[]> {
  if (!repository.history.hasCommit()) return [];
  const worlds: IgnoreWorld[] = [];
  for (const commit of ['HEAD', ...(await repository.history.listPublishedParents())]) {
    worlds.push(await readIgnoreWorld(repository, { commit }));
  }
  return worlds;
}
