import { detectRange } from '../ci/detect-range.ts';
import type { Config } from '../config.ts';
import { escapeControls } from '../escape-controls.ts';
import { listPublished } from '../git/list-published.ts';
import { resolveRange } from '../git/resolve-range.ts';
import { toBatches, type Lines } from '../git/stream-git.ts';
import { listCuts } from '../git/whole-history.ts';
import type { Flags } from '../parse-arguments.ts';
import { redactPath } from '../redact-path.ts';
import { parseShard } from '../shard.ts';
import { makeHistorySource } from '../sources/history.ts';
import { makeJudge } from '../sources/judge.ts';
import { makeRangeSource } from '../sources/range.ts';
import type { Source } from '../sources/source.ts';
import { lintSource } from '../lint.ts';
import type { Report } from '../report.ts';
import { lintRange, type RangeRequest } from '../trust/lint-range.ts';
import type { Settings } from '../trust/settings.ts';
import type { Trust } from '../trust/trust.ts';
import type { Surroundings } from './scan.ts';

/** What the commits of a scan are. */
export interface CommitsRequest {
  /** Of the repository. */
  readonly root: string;
  /** Makes the source for a configuration; each can be read once. */
  readonly makeSource: (config: Config) => Source | Promise<Source>;
  /** Id of the commit before them; absent where there is none, and of a history. */
  readonly base?: string | undefined;
  /** Whose word counts, unless somebody says otherwise; absent for a history, which is about to enter nowhere. */
  readonly defaultTrust?: Trust;
}

/**
 * What one of `listCommitModes` asks for.
 * @throws UsageError, GitError when the commits are not there
 */
export async function planCommits(
  flags: Flags,
  root: string,
  config: Config,
  { tell, watch }: Pick<Surroundings, 'tell' | 'watch'>,
): Promise<CommitsRequest> {
  if (flags['history']) {
    const shard = typeof flags['shard'] === 'string' ? parseShard(flags['shard']) : undefined;
    return {
      root,
      makeSource: (config) => makeHistorySource(root, makeJudge(config), { shard, watch }),
    };
  }
  const cuts = await listCuts(root);
  if (flags['ci']) {
    const { choice, isFork, ...range } = await detectRange(process.env, root, cuts);
    tell(escapeControls(redactPath(choice, config)));
    return {
      root,
      makeSource: (config) =>
        makeRangeSource(
          { ...range, cuts, emptyNote: 'no commits' },
          root,
          makeJudge(config),
          watch,
        ),
      base: await findFirst(range.revisions.exclude),
      // Nobody of the team need have seen what comes from a fork.
      defaultTrust: isFork ? 'base' : 'head',
    };
  }
  const { commits, since } = flags;
  const range = typeof commits === 'string' ? commits : `${String(since)}..HEAD`;
  const revisions = await resolveRange(range, root, cuts);
  const published = await listPublished(range, revisions, root);
  const emptyNote = `no commits in ${range}`;
  return {
    root,
    makeSource: (config) =>
      makeRangeSource({ revisions, published, cuts, emptyNote }, root, makeJudge(config), watch),
    base: await findFirst(revisions.exclude),
    defaultTrust: 'head',
  };
}

async function findFirst(lines: Lines): Promise<string | undefined> {
  for await (const [first] of toBatches(lines)) if (first !== undefined) return first;
  return undefined;
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
