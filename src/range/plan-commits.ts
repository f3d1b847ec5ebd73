import { detectRange } from '../ci/detect-range.ts';
import type { Config } from '../config/config.ts';
import type { Trust } from '../config/trust.ts';
import { toBatches, type Lines } from '../git/lines.ts';
import type { Repository } from '../git/repository.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { lintSource } from '../lint/lint-source.ts';
import { redactPath } from '../match/redact-path.ts';
import type { Report } from '../report/report.ts';
import type { Shard } from '../report/shard.ts';
import type { Watch } from '../sources/listing.ts';
import { makeHistorySource } from '../sources/history.ts';
import { makeRangeSource } from '../sources/range.ts';
import { makePrefilter } from '../sources/secret-prefilter.ts';
import type { Source } from '../sources/source.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeLeakedHistory } from '../report/next-steps/history.ts';
import type { NextSteps, Reader } from '../report/next-steps/next-steps.ts';
import { describeRefusedRange } from '../report/next-steps/range.ts';
import { isBlocking } from '../report/is-blocking.ts';
import { lintRange, type RangeRequest } from './lint-range.ts';
import { planRewrite } from './plan-rewrite.ts';
import type { Settings } from './settings.ts';

/** The commits to scan. */
export interface CommitsRequest {
  readonly repository: Repository;
  /** Makes the source for a configuration; each source can be read once. */
  readonly makeSource: (config: Config) => Source | Promise<Source>;
  /** Id of the commit before them; absent if there is none, and for a history. */
  readonly base?: string | undefined;
  /** The default trust; absent for a history, which is not a change. */
  readonly defaultTrust?: Trust;
  /** The tips that would have to be rewritten; absent for a history. */
  readonly range?: { readonly revisions: Revisions; readonly isCi: boolean };
}

/** The selected commits: exactly one of the three. */
export interface CommitSelection {
  /** Every commit, or a shard of them. */
  readonly history?: boolean | undefined;
  readonly shard?: Shard;
  /** The commits of the current CI build. */
  readonly ci?: boolean;
  /** A range as git accepts it. */
  readonly commits?: string | undefined;
}

/** @throws UsageError, GitError when the commits do not exist */
export async function planCommits(
  { history, shard, ci, commits: range = '' }: CommitSelection,
  repository: Repository,
  config: Config,
  { print, watch }: { readonly print: (line: string) => void; readonly watch?: Watch },
): Promise<CommitsRequest> {
  if (history) {
    return {
      repository,
      makeSource: (config) =>
        makeHistorySource(repository, makePrefilter(config), { shard, watch }),
    };
  }
  if (ci) {
    const { choice, isFork, ...detected } = await detectRange(process.env, repository);
    print(escapeControls(redactPath(choice, config)));
    return {
      repository,
      makeSource: (config) =>
        makeRangeSource(
          { ...detected, emptyMessage: 'no commits' },
          repository,
          makePrefilter(config),
          watch,
        ),
      base: await findFirst(detected.revisions.exclude),
      range: { revisions: detected.revisions, isCi: true },
      // Nobody on the team need have seen a fork.
      defaultTrust: isFork ? 'base' : 'head',
    };
  }
  const revisions = await repository.history.resolveRange(range);
  const published = await repository.history.listPublished(range, revisions);
  const emptyMessage = `no commits in ${range}`;
  return {
    repository,
    makeSource: (config) =>
      makeRangeSource(
        { revisions, published, emptyMessage },
        repository,
        makePrefilter(config),
        watch,
      ),
    base: await findFirst(revisions.exclude),
    range: { revisions, isCi: false },
    defaultTrust: 'head',
  };
}

async function findFirst(lines: Lines): Promise<string | undefined> {
  for await (const [first] of toBatches(lines)) if (first !== undefined) return first;
  return undefined;
}

/** The next steps after findings; `undefined` if there are none. */
export async function describeNextSteps(
  { repository, range }: CommitsRequest,
  report: Report,
  reader: Reader,
): Promise<NextSteps | undefined> {
  if (!range) return describeLeakedHistory(report, reader);
  const { revisions, isCi } = range;
  const tips: { commit: string }[] = [];
  for await (const ids of toBatches(revisions.include))
    tips.push(...ids.map((commit) => ({ commit })));
  const blocking = report.findings.filter(isBlocking);
  const rewrite = await planRewrite(blocking, tips, revisions, repository);
  return describeRefusedRange(report, isCi, rewrite, reader);
}

/** Scans them. @throws GitError, ScanError */
export async function lintPlanned(
  { defaultTrust, ...request }: CommitsRequest,
  settings: Settings,
  options: Pick<RangeRequest, 'configFile' | 'isConfigGiven' | 'trust'>,
): Promise<Report> {
  const { config, baseline } = settings;
  if (defaultTrust === undefined) {
    return lintSource(await request.makeSource(config), config, baseline);
  }
  return lintRange({ base: undefined, ...request, defaultTrust, settings, ...options });
}
