import { randomInt } from 'node:crypto';
import { apiKey } from '../../../rules/sample.ts';
import { AGENT_SETUPS } from '../../agents/setup/agent-setups.ts';
import { loadConfig } from '../../config/load-config.ts';
import { collectWarnings } from '../../doctor/collect-warnings.ts';
import { describeState } from '../../doctor/describe-state.ts';
import { examineHook, type Trial } from '../../doctor/examine-hook.ts';
import { findJujutsu } from '../../doctor/find-jujutsu.ts';
import { formatDiagnosis } from '../../doctor/format-diagnosis.ts';
import { listConfiguredHooks } from '../../doctor/list-configured-hooks.ts';
import { withProbe } from '../../doctor/probe.ts';
import { tryHook } from '../../doctor/try-hook.ts';
import type { Verdict } from '../../doctor/verdict.ts';
import { UsageError } from '../../errors/errors.ts';
import { redact } from '../../finding/secret.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { makeHookRunner, type RunHook } from '../../git/run-hook.ts';
import { findHookManager, type HooksPlace } from '../../hooks/find-hook-manager.ts';
import { INSTALLED_HOOKS } from '../../hooks/hooks.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence doctor`: would a key be stopped here, now? */
export async function runDoctor(
  { flags, positionals }: Arguments,
  { cwd }: CommandContext,
): Promise<Outcome> {
  if (positionals.length > 0) throw new UsageError('"keyfence doctor" takes no paths');
  const agents = await import('./doctor-agents.ts');
  if (flags.agent !== undefined) return agents.runDoctorAgents(flags.agent, flags, cwd);
  if (flags.user) throw new UsageError('--user goes with --agent');
  const repository = await openWorkTree(cwd);
  const { root } = repository;
  const config = await loadConfig(root, flags.config);
  const place = await findHookManager(repository, cwd);
  const before = await describeState(repository);
  const verdicts = await judgeHooks(place, repository, flags['run-hooks'] === true);
  const changed =
    (await describeState(repository)) === before
      ? []
      : ['the repository is not as it was before the hooks ran; look at "git status"'];
  const notes = [...changed, ...(await collectWarnings(repository, config, place))];
  const isBypassed = findJujutsu(root).length > 0;
  const guarded = await agents.judgeAgents(AGENT_SETUPS, { kind: 'project', root }, cwd);
  const isSafe =
    !isBypassed &&
    [...guarded.values()].every(({ kind }) => kind === 'blocks') &&
    [...verdicts.values()].every(({ kind }) => kind === 'blocks' || kind === 'inspected');
  return {
    exitCode: isSafe ? 0 : 1,
    stdout:
      agents.formatAgents(guarded) +
      formatDiagnosis(verdicts, notes, place.manager.name, isBypassed),
  };
}

/** One after the other, as git runs them. */
async function judgeHooks(
  place: HooksPlace,
  repository: Repository,
  runHooks: boolean,
): Promise<Map<string, Verdict>> {
  const examined = new Map<string, Verdict | Trial>();
  for (const hook of INSTALLED_HOOKS) {
    const configured = await listConfiguredHooks(hook, repository);
    examined.set(hook, await examineHook(hook, place, configured, runHooks, repository));
  }
  const verdicts = new Map<string, Verdict>();
  for (const [hook, found] of examined) if (found.kind !== 'trial') verdicts.set(hook, found);
  // What nothing is tried with need not be made.
  if (verdicts.size === examined.size) return verdicts;
  const runHook = makeHookRunner(repository, place.directory);
  const key = apiKey(randomInt(1, 2 ** 31));
  return withProbe(repository, key, async (probe) => {
    const inOrder = new Map<string, Verdict>();
    for (const [hook, found] of examined) {
      const run: RunHook = (name, input) => runHook(name, { ...input, ...found });
      inOrder.set(
        hook,
        found.kind === 'trial' ? await tryHook(hook, probe, redact(key), run) : found,
      );
    }
    return inOrder;
  });
}
