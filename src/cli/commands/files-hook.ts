import { loadBaseline } from '../../baseline/load-baseline.ts';
import { loadConfig } from '../../config/load-config.ts';
import { readMoreFromIndex } from '../../config/settings/read-from-index.ts';
import { listNestedIn } from '../../config/settings/list-nested.ts';
import { readFromWorkTree, type ReadSettings } from '../../config/settings/read-settings.ts';
import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { UsageError } from '../../errors/errors.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { FILES_HOOK } from '../../hooks/hooks.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { describeNextSteps, lintPlanned, type CommitsRequest } from '../../range/plan-commits.ts';
import { describeRefusedCommit } from '../../report/next-steps/commit.ts';
import type { Report } from '../../report/report.ts';
import { makeFilesSource } from '../../sources/files.ts';
import { makeRangeSource } from '../../sources/range.ts';
import { makePrefilter } from '../../sources/secret-prefilter.ts';
import type { Source } from '../../sources/source.ts';
import { makeStagedSource } from '../../sources/staged.ts';
import type { Outcome } from '../output/outcome.ts';
import { reportToHook } from '../output/report-to-hook.ts';
import type { HookRequest } from './hook-request.ts';

/**
 * `keyfence hook pre-commit-files NAME…`: called by the pre-commit framework. In a commit the names are those
 * of staged files, which are scanned as in the pre-commit hook, whether that is installed or not. Under
 * `pre-commit run --all-files` there is no commit, and every file is scanned. Under `--from-ref A --to-ref B`
 * the names are ignored, because the work tree may be at another commit.
 * @param names from the top of the work tree
 */
export async function runFilesHook(
  names: readonly string[],
  { flags, trust, context }: HookRequest,
): Promise<Outcome> {
  const { config: configFile } = flags;
  const repository = await openWorkTree(context.cwd);
  const { root } = repository;
  const refs = readRefs(process.env);
  const linted: Report[] = [];
  const planned = refs && (await planBetween(refs, repository));
  if (planned) {
    const config = await loadConfig(root, configFile);
    const settings = { config, baseline: await loadBaseline(root, config) };
    const isConfigGiven = configFile !== undefined;
    linted.push(
      await lintPlanned(planned, settings, {
        trust,
        isConfigGiven,
        configFile,
      }),
    );
  }
  for (const { source, settings } of planned ? [] : await chooseSources(names, repository)) {
    const list = (): Promise<string[]> => listNestedIn(repository);
    const config = await loadConfig(root, configFile, settings, list);
    linted.push(await lintSource(source, config, await loadBaseline(root, config, settings)));
  }
  const outcomes: Outcome[] = [];
  for (const report of linted) {
    outcomes.push(
      await reportToHook(
        report,
        { hook: FILES_HOOK, root, isVerbose: flags.verbose === true, ...context },
        (shown, reader) =>
          planned
            ? describeNextSteps(planned, shown, reader)
            : describeRefusedCommit(shown, FILES_HOOK, reader),
      ),
    );
  }
  const [exitCode = 0] = outcomes.map((outcome) => outcome.exitCode).sort((a, b) => b - a);
  const [stderr] = outcomes.flatMap((outcome) => outcome.stderr ?? []);
  return {
    exitCode,
    stdout: outcomes.map(({ stdout }) => stdout).join(''),
    ...(stderr !== undefined && { stderr }),
  };
}

interface Refs {
  readonly from: string;
  readonly to: string;
}

/** @throws UsageError when one is missing, or looks like an option of git */
function readRefs(environment: NodeJS.ProcessEnv): Refs | undefined {
  // https://pre-commit.com/#pre-commit-environment-variables
  const { PRE_COMMIT_FROM_REF: from = '', PRE_COMMIT_TO_REF: to = '' } = environment;
  if (from === '' && to === '') return undefined;
  if ([from, to].some((ref) => ref === '' || ref.startsWith('-'))) {
    throw new UsageError(
      `PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF have to name two commits, and are "${from}" and "${to}"`,
    );
  }
  return { from, to };
}

/** @throws GitError when one is not a commit, or the clone lacks commits between them */
async function planBetween({ from, to }: Refs, repository: Repository): Promise<CommitsRequest> {
  const range = `${from}..${to}`;
  const revisions = await repository.history.resolveRange(range);
  const published = await repository.history.listPublished(range, revisions);
  const emptyMessage = `no commits between ${from} and ${to}`;
  return {
    repository,
    makeSource: (config) =>
      makeRangeSource({ revisions, published, emptyMessage }, repository, makePrefilter(config)),
    base: revisions.exclude[0],
    range: { revisions, isCi: false },
    defaultTrust: 'head',
  };
}

/** At least one of: what is staged, the named files; each with its own settings. */
async function chooseSources(
  names: readonly string[],
  repository: Repository,
): Promise<{ readonly source: Source; readonly settings: ReadSettings }[]> {
  const { root } = repository;
  const named = { settings: readFromWorkTree(root) };
  // Git tells a hook which index is committed; https://git-scm.com/docs/githooks#_pre_commit
  const isCommit = process.env['GIT_INDEX_FILE'] !== undefined;
  // Without names, only links or deletions are staged, but to scan files it would mean all of them.
  if (!isCommit && names.length > 0) {
    return [{ source: makeFilesSource(names, root, repository), ...named }];
  }
  const changes = await repository.stagedChanges();
  const staged = new Set(changes.map(({ path }) => path));
  const others = names.filter((name) => !staged.has(name));
  return [
    {
      source: makeStagedSource(repository, changes),
      settings: readMoreFromIndex(repository, await readStagedSettings(repository)),
    },
    ...(others.length === 0
      ? []
      : [{ source: makeFilesSource(others, root, repository), ...named }]),
  ];
}
