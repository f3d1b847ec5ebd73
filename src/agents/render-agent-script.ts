import { CLI_NAME } from '../hooks/hook-line.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';
import { MOST_SECONDS } from './most-seconds.ts';
import type { Moment } from './agent-event.ts';
import { PROTOCOLS } from './protocols/index.ts';
import type { Answer, Protocol } from './protocols/protocol.ts';
import { PROMPT_EVENTS } from './setup/agent-events.ts';

/**
 * `agent-hook.sh` of the package. The configuration of an agent starts it with the agent's name and the event.
 * It runs keyfence, and turns every failure of that into a denial in the agent's own format. POSIX sh, because
 * agents start it from different shells.
 */
export function renderAgentScript(): string {
  return `#!/bin/sh
agent=\${1-} event=\${2-}
deny() {
  reason="keyfence stopped this, because it could not check it: $1"
  case "$agent:$event" in
${PROTOCOLS.flatMap(renderDenials).join('\n')}
  *) printf '%s\\n' "$reason" >&2; exit 2 ;;
  esac
}
fail() {
  # Whoever takes longer than it may kills itself.
  [ "$status" -ne 137 ] || deny 'it was not done within ${MOST_SECONDS} seconds. Try again in smaller steps, or ask the person you work for.'
  deny "it ended unexpectedly (status $status). Ask the person you work for to run keyfence doctor."
}
cli=\${0%/*}/${CLI_NAME}
[ -f "$cli" ] || deny 'its package is not complete. Ask the person you work for to install keyfence again.'
command -v node >/dev/null 2>&1 || deny 'there is no node on the PATH. Ask the person you work for to start this program from a shell that has it.'
case $agent in
${listWriters().join(' | ')})
  answer=$(node "$cli" hook agent --agent "$agent" --event "$event")
  status=$?
  [ "$status" -eq 0 ] || fail
  [ -z "$answer" ] || printf '%s\\n' "$answer"
  ;;
*)
  node "$cli" hook agent --agent "$agent" --event "$event"
  status=$?
  case $status in
  0 | 2) exit "$status" ;;
  *) fail ;;
  esac
  ;;
esac
`;
}

/** Agents that read a denial from standard output, to which half of an answer must not be written. */
function listWriters(): string[] {
  return PROTOCOLS.filter((protocol) => answer(protocol, 'tool').exitCode === 0).map(
    ({ name }) => name,
  );
}

function renderDenials(protocol: Protocol): string[] {
  const { name } = protocol;
  const prompts = PROMPT_EVENTS.map((event) => `${name}:${event}`).join(' | ');
  const [tool, prompt] = [renderDenial(protocol, 'tool'), renderDenial(protocol, 'prompt')];
  return [...(prompt === tool ? [] : [`  ${prompts}) ${prompt} ;;`]), `  ${name}:*) ${tool} ;;`];
}

function renderDenial(protocol: Protocol, moment: Moment): string {
  const { exitCode, stdout, stderr } = answer(protocol, moment);
  return [
    ...(stdout === '' ? [] : [renderPrint(stdout)]),
    ...(stderr === '' ? [] : [`${renderPrint(stderr)} >&2`]),
    `exit ${exitCode}`,
  ].join('; ');
}

/** The reason may occur several times in an answer. */
function renderPrint(text: string): string {
  const format = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const count = text.split(REASON).length - 1;
  return `printf ${quoteForShell(format)}${' "$reason"'.repeat(count)}`;
}

/** A placeholder of `printf`. */
const REASON = '%s';

function answer(protocol: Protocol, moment: Moment): Answer {
  return protocol.answer({ kind: 'deny', reason: REASON }, { moment, name: '' });
}
