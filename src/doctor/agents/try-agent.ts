import { existsSync, realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AGENT_SCRIPT_NAME } from '../../agents/agent-script-name.ts';
import type { Answer } from '../../agents/protocols/protocol.ts';
import type { AgentSetup, ConfiguredHook } from '../../agents/setup/agent-setup.ts';
import { renderCommand } from '../../agents/setup/render-command.ts';
import { withTemporaryDirectory } from '../../files/temporary-directory.ts';
import type { Verdict } from '../verdict.ts';
import { isDenial } from './is-denial.ts';
import { plantEvents, type PlantedEvent } from './plant-events.ts';
import { runCommand } from './run-command.ts';

/** A variable that makes Node fail at its start. */
const CRASH = { NODE_OPTIONS: '--require=/keyfence-doctor/does-not-exist' };
const CLEAN = 'nothing to find here';

/** The environment of the trial. */
export interface TrialEnvironment {
  /** Top of the project. */
  readonly root: string;
  /** Directory of the command that is running; only its script is known to be keyfence. */
  readonly own: string;
  /** The planted key. */
  readonly secret: string;
}

/**
 * Sends planted calls to the hooks of an agent: a key in a write, a read of a secret file, a clean call, a
 * truncated payload, and one while Node cannot start.
 * @throws ScanError when a hook cannot be started
 */
export async function tryAgent(
  setup: AgentSetup,
  hooks: readonly ConfiguredHook[],
  { root, own, secret }: TrialEnvironment,
): Promise<Verdict> {
  const { name } = setup;
  for (const { event, command } of hooks) {
    const doubt = setup.isExecutable ? undefined : findDoubt(name, event, command, root, own);
    if (doubt !== undefined) return { kind: 'inconclusive', reason: doubt };
  }
  return withTemporaryDirectory(async (directory) => {
    await writeFile(join(directory, '.env'), `XAI_API_KEY=${secret}\n`);
    const { write, read } = plantEvents(name, directory);
    const ask = async (
      { event, payload }: PlantedEvent,
      edit = whole,
      environment = {},
    ): Promise<Answer | undefined> => {
      const hook = hooks.find((one) => one.event === event);
      const options = { cwd: root, environment };
      return hook && runCommand(hook.command, edit(JSON.stringify(payload)), options);
    };
    const trials: readonly (readonly [
      string,
      PlantedEvent,
      ((text: string) => string)?,
      object?,
    ])[] = [
      ['a write with a key', write('a.txt', secret)],
      ['a read of .env', read('.env')],
      ['a call that is cut off', write('a.txt', secret), (text) => text.slice(0, -10)],
      ['a call while Node crashes', write('a.txt', CLEAN), whole, CRASH],
    ];
    for (const [what, planted, edit, environment] of trials) {
      const answer = await ask(planted, edit, environment);
      if (!answer)
        return { kind: 'leaks', reason: `it has no hook of keyfence for ${planted.event}` };
      if (!isDenial(name, planted.event, answer))
        return { kind: 'leaks', reason: `it let ${what} through` };
    }
    const planted = write('a.txt', CLEAN);
    const clean = await ask(planted);
    return clean?.exitCode === 0 && !isDenial(name, planted.event, clean)
      ? { kind: 'blocks' }
      : { kind: 'inconclusive', reason: 'it stops a clean call too' };
  });
}

const whole = (text: string): string => text;

/** The reason not to run a hook: it may call something other than keyfence. */
function findDoubt(
  agent: string,
  event: string,
  command: string,
  root: string,
  own: string,
): string | undefined {
  const groups = SAID.exec(command.replaceAll(`'\\''`, "'"))?.groups ?? {};
  const { install } = groups;
  const script = groups['quoted'] ?? groups['plain'];
  const isExact =
    script !== undefined &&
    install !== undefined &&
    renderCommand(agent, event, { script, install }) === command;
  if (!isExact) {
    return `its hook for ${event} is not what "keyfence init --agent ${agent}" writes (altered, or of another version), so it was not run; run that again`;
  }
  const path = resolve(root, script);
  if (!existsSync(path)) return `its hook calls ${script}, which is not there; run "${install}"`;
  return realpathSync(path) === join(own, AGENT_SCRIPT_NAME)
    ? undefined
    : `its hook calls ${script}, which is not the keyfence that is running, so it was not run`;
}

const SAID = /\[ -r (?:'(?<quoted>[^']+)'|(?<plain>[\w./-]+)) \].*Run: (?<install>[\w -]+)/;
