import { AGENT_SETUPS } from '../../agents/setup/agent-setups.ts';
import { loadConfig } from '../../config/load-config.ts';
import { collectWarnings } from '../../doctor/collect-warnings.ts';
import { describeState } from '../../doctor/describe-state.ts';
import { findJujutsu } from '../../doctor/find-jujutsu.ts';
import { formatDiagnosis } from '../../doctor/format-diagnosis.ts';
import { judgeHooks } from '../../doctor/judge-hooks.ts';
import { UsageError } from '../../errors/errors.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { findHookManager } from '../../hooks/find-hook-manager.ts';
import { makePaint } from '../../reporters/paint.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence doctor`: whether a key would be stopped here and now. */
export async function runDoctor(
  { flags, positionals }: Arguments,
  { cwd, color, width }: CommandContext,
): Promise<Outcome> {
  const look = { paint: makePaint(color), width };
  if (flags.global) {
    const { runDoctorGlobal } = await import('./doctor-global.ts');
    return runDoctorGlobal(positionals, cwd, look);
  }
  if (positionals.length > 0) throw new UsageError('"keyfence doctor" takes no paths');
  const agents = await import('./doctor-agents.ts');
  if (flags.agent !== undefined) return agents.runDoctorAgents(flags.agent, flags, cwd, look);
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
      : ['the hooks changed the repository; see "git status"'];
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
      agents.formatAgents(guarded, look) +
      formatDiagnosis(verdicts, notes, place.manager.name, isBypassed, look),
  };
}
