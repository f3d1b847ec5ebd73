import { INSTALL_GLOBALLY } from '../../hooks/hook-line.ts';
import { quoteForShell } from '../../text/quote-for-shell.ts';
import { AGENT_SCRIPT_NAME } from '../agent-script-name.ts';
import { findMoment } from '../calls/read-event.ts';
import { findProtocol } from '../recognise.ts';
import type { ScriptPlace } from './script-place.ts';

/** Agents that tell their hooks by a variable where the project is. */
const TOLD = new Set(['grok', 'claude', 'cursor', 'gemini']);

/**
 * The command that an agent's configuration has for an event: it starts the script of the package, or denies where
 * that is missing. It is one call of `sh`, since agents start it from whatever shell a person uses, and has no plain
 * variables: Grok Build passes over a hook with one that is not set.
 */
export function renderCommand(agent: string, event: string, place: ScriptPlace): string {
  return `sh -c ${quoteForShell(renderScript(agent, event, place))}`;
}

function renderScript(agent: string, event: string, place: ScriptPlace): string {
  if (place === 'PATH') {
    const beside = `"$(dirname "$(readlink -f "$(command -v keyfence)")")"/${AGENT_SCRIPT_NAME}`;
    const denial = renderDenial(agent, event, INSTALL_GLOBALLY);
    return `if command -v keyfence >/dev/null 2>&1 && [ -r ${beside} ]; then exec sh ${beside} ${agent} ${event}; else ${denial}; fi`;
  }
  const { script, install } = place;
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(script);
  const path = PLAIN.test(script) ? script : quoteForShell(script);
  const enter = isAbsolute ? '' : `cd ${TOLD.has(agent) ? FROM_VARIABLE : FROM_GIT}; `;
  return `${enter}if [ -r ${path} ]; then exec sh ${path} ${agent} ${event}; else ${renderDenial(agent, event, install)}; fi`;
}

/** Some agents show the whole command before what it says, so that it had better be short. */
const PLAIN = /^[\w./-]+$/;
const FROM_VARIABLE = '"${CLAUDE_PROJECT_DIR:-.}"';
const FROM_GIT = '"$(git rev-parse --show-toplevel)"';

/** What a configuration has in it that keyfence wrote. */
export function isOwnCommand(command: unknown): boolean {
  return typeof command === 'string' && command.includes(AGENT_SCRIPT_NAME);
}

function renderDenial(agent: string, event: string, install: string): string {
  const reason = `keyfence is not installed here, so this was stopped. Run: ${install}`;
  const moment = findMoment(event) ?? 'tool';
  const answer = findProtocol(agent)?.answer({ kind: 'deny', reason }, { moment, name: event });
  if (!answer) throw new Error(`no agent ${agent}`);
  const { stdout, stderr, exitCode } = answer;
  return [
    ...(stdout === '' ? [] : [`echo ${quoteForShell(stdout.trim())}`]),
    ...(stderr === '' ? [] : [`echo ${quoteForShell(stderr.trim())} >&2`]),
    `exit ${exitCode}`,
  ].join('; ');
}
