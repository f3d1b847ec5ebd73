import { INSTALL_GLOBALLY } from '../../hooks/hook-line.ts';
import { quoteForShell } from '../../text/quote-for-shell.ts';
import { AGENT_SCRIPT_NAME } from '../agent-script-name.ts';
import { findMoment } from '../calls/read-event.ts';
import { findProtocol } from '../recognise.ts';
import type { ScriptLocation } from './script-location.ts';

/** Agents that pass the directory of the project to their hooks in a variable. */
const TOLD = new Set(['grok', 'claude', 'cursor', 'gemini']);

/**
 * The command in an agent's configuration for an event. It starts the script of the package, or denies if that
 * is missing. It is a single call of `sh`, because agents start it from any shell, and it has no plain
 * variables, because Grok Build skips a hook with one that is not set.
 */
export function renderCommand(agent: string, event: string, place: ScriptLocation): string {
  return `sh -c ${quoteForShell(renderScript(agent, event, place))}`;
}

function renderScript(agent: string, event: string, place: ScriptLocation): string {
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

/** Some agents show the whole command before its output, so it is short. */
const PLAIN = /^[\w./-]+$/;
const FROM_VARIABLE = '"${CLAUDE_PROJECT_DIR:-.}"';
const FROM_GIT = '"$(git rev-parse --show-toplevel)"';

/** Marks a configuration that keyfence wrote. */
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
