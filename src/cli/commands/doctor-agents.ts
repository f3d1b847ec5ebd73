import { randomInt } from 'node:crypto';
import { apiKey } from '../../../rules/sample.ts';
import { findProtocol } from '../../agents/recognise.ts';
import { AGENT_SETUPS } from '../../agents/setup/agent-setups.ts';
import type { AgentSetup } from '../../agents/setup/agent-setup.ts';
import { findAgentHome, listHooks, type Scope } from '../../agents/setup/plan-agents.ts';
import { tryAgent } from '../../doctor/agents/try-agent.ts';
import { formatVerdicts, type Layout } from '../../doctor/format-diagnosis.ts';
import type { Verdict } from '../../doctor/verdict.ts';
import { UsageError } from '../../errors/errors.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { findOwnDirectory } from '../../init/own-program.ts';
import { nameOwnCommand } from '../../package/own-command.ts';
import type { Flags } from '../arguments/options.ts';
import type { Outcome } from '../output/outcome.ts';

const COLUMN = 26;

/**
 * `keyfence doctor --agent NAME|all`: whether an agent's hooks would stop a key.
 * @throws UsageError, GitError, ScanError
 */
export async function runDoctorAgents(
  name: string,
  flags: Flags,
  cwd: string,
  look: Layout,
): Promise<Outcome> {
  const scope: Scope = flags.user
    ? { kind: 'user' }
    : { kind: 'project', root: (await openWorkTree(cwd)).root };
  const setups = AGENT_SETUPS.filter((setup) => name === 'all' || setup.name === name);
  if (setups.length === 0) {
    const names = AGENT_SETUPS.map((setup) => setup.name).join(', ');
    throw new UsageError(`there is no agent "${name}"; there are ${names}, and all`);
  }
  const verdicts = await judgeAgents(setups, scope, cwd);
  if (verdicts.size === 0) {
    const user = flags.user ? ' --user' : '';
    const stdout = `No hook of keyfence was found; "${nameOwnCommand(cwd)} init --agent ${name}${user}" writes it.\n`;
    return { exitCode: 1, stdout };
  }
  const isSafe = [...verdicts.values()].every(({ kind }) => kind === 'blocks');
  const end = isSafe ? 'A key would be stopped.' : 'A key could pass.';
  return {
    exitCode: isSafe ? 0 : 1,
    stdout: `${formatAgents(verdicts, look)}\n${look.paint(isSafe ? 'green' : ['bold', 'red'], end)}\n`,
  };
}

/** For each agent with a hook of keyfence. @throws ScanError */
export async function judgeAgents(
  setups: readonly AgentSetup[],
  scope: Scope,
  cwd: string,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const setup of setups) {
    const hooks = listHooks(setup, findAgentHome(setup, scope, process.env));
    if (hooks.length === 0) continue;
    const root = scope.kind === 'project' ? scope.root : cwd;
    const place = { root, own: findOwnDirectory(), secret: apiKey(randomInt(1, 2 ** 31)) };
    const title = findProtocol(setup.name)?.title ?? setup.name;
    verdicts.set(title, await tryAgent(setup, hooks, place));
  }
  return verdicts;
}

/** A line for each agent; it may quote other people's files. */
export function formatAgents(verdicts: ReadonlyMap<string, Verdict>, look: Layout): string {
  return formatVerdicts(
    verdicts,
    'stopped a write with a key, a read of .env, a call cut off and one while Node crashed; let a clean one pass',
    look,
    COLUMN,
  );
}
