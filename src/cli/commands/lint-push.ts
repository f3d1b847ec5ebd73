import { buffer } from 'node:stream/consumers';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import { makeConfig, type Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { requireRepository } from '../../git/open-repository.ts';
import { parsePushedRefs } from '../../git/pushed-refs.ts';
import type { Repository } from '../../git/repository.ts';
import { readFrameworkPush, type Push } from '../../hooks/framework-push.ts';
import type { PUSH_HOOKS } from '../../hooks/hooks.ts';
import { lintRange } from '../../range/lint-range.ts';
import { planRewrite } from '../../range/plan-rewrite.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import { isBlocking } from '../../report/is-blocking.ts';
import { describeRefusedPush } from '../../report/next-steps/push.ts';
import { withoutInfo } from '../../report/without-info.ts';
import { formatForGitlabWeb, isGitlabWeb } from '../../reporters/gitlab-web.ts';
import { makePushedSource, readPushed } from '../../sources/pushed.ts';
import { makePrefilter } from '../../sources/secret-prefilter.ts';
import type { Outcome } from '../output/outcome.ts';
import { reportToHook } from '../output/report-to-hook.ts';
import type { HookRequest } from './hook-request.ts';

type PushHook = (typeof PUSH_HOOKS)[number];

/**
 * Scans everything in a push that the other repository does not have yet.
 * @param args of the hook: for pre-push the name and the URL of the remote
 * @throws UsageError, GitError
 */
export async function lintPush(
  hook: PushHook,
  args: readonly string[],
  { flags, trust, context }: HookRequest,
): Promise<Outcome> {
  const repository = await requireRepository(context.cwd);
  const { root } = repository;
  const config = await loadPushConfig(hook, flags.config, root);
  const { refs, excludedRefs } = await readPush(hook, args, repository);
  const pushed = await readPushed(refs, excludedRefs, repository);
  // On a server, whoever pushes could edit the baseline.
  const baseline = hook === 'pre-push' ? await loadBaseline(root, config) : undefined;
  const linted = await lintRange({
    makeSource: (config) => makePushedSource(pushed, repository, makePrefilter(config)),
    repository,
    settings: { config, baseline },
    // A server has its own configuration, which a push cannot change.
    isConfigGiven: hook === 'pre-receive' || flags.config !== undefined,
    configFile: hook === 'pre-receive' ? undefined : flags.config,
    base: hook === 'pre-receive' ? undefined : await repository.history.findBase(pushed.revisions),
    trust,
    defaultTrust: hook === 'pre-receive' ? 'base' : 'head',
  });
  if (hook === 'pre-receive' && isGitlabWeb()) {
    const report = withoutInfo(linted);
    const exitCode = getExitCode(report);
    return { exitCode, stdout: '', ...(exitCode !== 0 && { stderr: formatForGitlabWeb(report) }) };
  }
  return reportToHook(
    linted,
    { hook, root, isVerbose: flags.verbose === true, ...context },
    async (report, reader) => {
      const blocking = report.findings.filter(isBlocking);
      const { tips, revisions } = pushed;
      const rewrite = await planRewrite(blocking, tips, revisions, repository);
      return describeRefusedPush(report, hook, rewrite, reader);
    },
  );
}

async function readPush(
  hook: PushHook,
  args: readonly string[],
  repository: Repository,
): Promise<Push> {
  if (hook === 'pre-receive') return { excludedRefs: ['--all'], refs: await readRefs(hook) };
  const ofFramework =
    args.length === 0 ? await readFrameworkPush(process.env, repository) : undefined;
  if (ofFramework) return ofFramework;
  const [remote, url, ...others] = args;
  if (remote === undefined || url === undefined) {
    throw new UsageError('"keyfence hook pre-push" needs the name and the URL of the remote');
  }
  if (others.length > 0) {
    throw new UsageError(
      '"keyfence hook pre-push" takes the name and the URL of the remote; flags come before the name of the hook',
    );
  }
  return {
    excludedRefs: await repository.refs.listRemoteRefs(remote, url),
    refs: await readRefs(hook),
  };
}

async function readRefs(hook: PushHook): Promise<Push['refs']> {
  return parsePushedRefs((await buffer(process.stdin)).toString(), hook);
}

/** A push must not configure the server. */
async function loadPushConfig(
  hook: PushHook,
  file: string | undefined,
  root: string,
): Promise<Config> {
  return hook === 'pre-receive' && file === undefined ? makeConfig({}) : loadConfig(root, file);
}
