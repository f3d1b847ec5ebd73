import { homedir } from 'node:os';
import { join, posix, sep } from 'node:path';
import { AGENT_SCRIPT_NAME } from '../../agents/agent-script-name.ts';
import type { AgentSetup } from '../../agents/setup/agent-setup.ts';
import { AGENT_SETUPS } from '../../agents/setup/agent-setups.ts';
import {
  findAgentHome,
  findAgents,
  planAgent,
  planAgentRemoval,
  type AgentHome,
  type Scope,
} from '../../agents/setup/plan-agents.ts';
import type { ScriptLocation } from '../../agents/setup/script-location.ts';
import { UsageError } from '../../errors/errors.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { INSTALL_GLOBALLY } from '../../hooks/hook-line.ts';
import { findInstallation } from '../../init/find-installation.ts';
import type { InitPart } from '../../init/init-part.ts';
import { findOwnDirectory, isTemporary } from '../../init/own-program.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Flags } from '../arguments/options.ts';
import type { Outcome } from '../output/outcome.ts';
import { carryOutParts } from './carry-out-parts.ts';

/**
 * `keyfence init --agent NAME|all`: makes the agent run keyfence before and after it does something.
 * @throws UsageError, GitError, ScanError
 */
export async function runInitAgents(
  name: string,
  flags: Flags,
  { cwd, color }: Pick<CommandContext, 'cwd' | 'color'>,
): Promise<Outcome> {
  const scope = await findScope(flags, cwd);
  const top = scope.kind === 'project' ? scope.root : homedir();
  const setups = chooseAgents(name, scope);
  const homes = setups.map((setup) => findAgentHome(setup, scope, process.env));
  const parts = flags.undo
    ? setups.map((setup, at) => planUndo(setup, homes[at]))
    : await planInit(setups, homes, scope, { name, cwd });
  return carryOutParts(parts, {
    top,
    homes: [top, ...(await listOthers(scope, cwd)), ...homes.map(({ directory }) => directory)],
    isDryRun: flags['dry-run'] === true,
    color,
    ask: undefined,
    yes: undefined,
  });
}

async function findScope(flags: Flags, cwd: string): Promise<Scope> {
  if (flags.user) return { kind: 'user' };
  const { root } = await openWorkTree(cwd);
  return { kind: 'project', root };
}

/** The git directory, for a copy of the command. */
async function listOthers(scope: Scope, cwd: string): Promise<string[]> {
  return scope.kind === 'user' ? [] : [await (await openWorkTree(cwd)).commonDirectory()];
}

function chooseAgents(name: string, scope: Scope): readonly AgentSetup[] {
  const names = AGENT_SETUPS.map((setup) => setup.name).join(', ');
  if (name !== 'all') {
    const setup = AGENT_SETUPS.find((one) => one.name === name);
    if (setup) return [setup];
    throw new UsageError(`there is no agent "${name}"; there are ${names}, and all`);
  }
  const found = findAgents(scope.kind === 'project' ? scope.root : undefined, process.env);
  if (found.length > 0) return found;
  throw new UsageError(
    `no coding agent was found here; name one: --agent ${names.replaceAll(', ', '|')}`,
  );
}

function planUndo(setup: AgentSetup, home: AgentHome | undefined): InitPart {
  return { changes: home ? planAgentRemoval(setup, home) : [], notes: [] };
}

async function planInit(
  setups: readonly AgentSetup[],
  homes: readonly AgentHome[],
  scope: Scope,
  { name, cwd }: { readonly name: string; readonly cwd: string },
): Promise<InitPart[]> {
  const { place, copy } = await findScript(scope, cwd);
  const parts = setups.map((setup, at): InitPart => {
    const home = homes[at];
    return { changes: home ? planAgent(setup, home, place) : [], notes: [] };
  });
  const steps = setups.flatMap((setup) => setup.listSteps(scope.kind === 'user'));
  const proof = `"keyfence doctor --agent ${name}${scope.kind === 'user' ? ' --user' : ''}" proves that a key would be stopped.`;
  return [...(copy ? [copy] : []), ...parts, { changes: [], notes: [...steps, proof] }];
}

/** @returns `copy` if the command has to be copied for it */
async function findScript(
  scope: Scope,
  cwd: string,
): Promise<{ readonly place: ScriptLocation; readonly copy?: InitPart }> {
  if (scope.kind === 'user') return { place: findOwnScript() };
  const request = { cwd, isShared: true, vendor: false };
  const { installation, ...copy } = await findInstallation(await openWorkTree(cwd), request);
  const script = posix.join(posix.dirname(installation.script), AGENT_SCRIPT_NAME);
  if (script.includes('*')) {
    throw new UsageError(
      "with Yarn Plug'n'Play the path of a package changes; set up agents for all your projects (--user) with a keyfence that is installed globally",
    );
  }
  return { place: { script, install: installation.install }, ...copy };
}

function findOwnScript(): ScriptLocation {
  const directory = findOwnDirectory();
  if (isTemporary(directory)) {
    throw new UsageError(
      `the keyfence that is running will be gone one day; run "${INSTALL_GLOBALLY}", and "keyfence init" of that one`,
    );
  }
  const script = join(directory, AGENT_SCRIPT_NAME).split(sep).join('/');
  return { script, install: INSTALL_GLOBALLY };
}
