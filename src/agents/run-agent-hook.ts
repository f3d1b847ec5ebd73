import { findRoot } from '../git/find-root.ts';
import type { AgentEvent, Verdict } from './agent-event.ts';
import { isObject, type JsonObject } from './calls/json-object.ts';
import { findMoment, readEvent } from './calls/read-event.ts';
import { readToolCall } from './calls/read-tool-call.ts';
import { collectSubjects } from './judge/collect-subjects.ts';
import { isClear, isTextClear } from './judge/is-clear.ts';
import { listOutputFiles, type Output } from './judge/output.ts';
import { nameFile, toAbsolute, toSourcePath } from './judge/resolve-paths.ts';
import { refuseByExitCode, type Answer, type Protocol } from './protocols/protocol.ts';
import { recognise } from './recognise.ts';

/** The arguments of the hook in the configuration of an agent. */
export interface HookCall {
  /** The configured agent; absent if the payload decides. */
  readonly agent: Protocol | undefined;
  /** For agents whose payload does not contain the event. */
  readonly eventName: string | undefined;
}

/** The process of the hook. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called before work that may take long. */
  readonly onLongWay: () => Promise<void>;
}

/**
 * Answers an agent before or after it does something. Any failure is a denial.
 * @param readPayload returns the agent's input; it may throw
 */
export async function runAgentHook(
  readPayload: () => Promise<Buffer>,
  call: HookCall,
  surroundings: Surroundings,
): Promise<Answer> {
  let protocol = call.agent;
  const eventName = call.eventName ?? '';
  // Until the payload is read.
  let event: Pick<AgentEvent, 'moment' | 'name'> = {
    moment: findMoment(eventName) ?? 'tool',
    name: eventName,
  };
  try {
    const fields = parsePayload(await readPayload());
    protocol = recognise(fields, call.agent);
    const read = readEvent(fields, call.eventName, surroundings.cwd);
    event = read;
    if (!protocol) return refuseByExitCode(UNKNOWN);
    return protocol.answer(await judge(read, surroundings), read);
  } catch (cause) {
    return refuse(describeFailure(cause), protocol, event);
  }
}

const UNKNOWN =
  'keyfence stopped this: it could not tell which agent is asking. Name it in the hook: keyfence hook agent --agent NAME.';

/** A denial, because something could not be checked. */
function refuse(
  reason: string,
  protocol: Protocol | undefined,
  { moment, name }: Pick<AgentEvent, 'moment' | 'name'>,
): Answer {
  if (!protocol) return refuseByExitCode(reason);
  const event = { moment: moment === 'other' ? 'tool' : moment, name } as const;
  return protocol.answer({ kind: 'deny', reason }, event);
}

function parsePayload(payload: Buffer): JsonObject {
  let fields: unknown;
  try {
    fields = JSON.parse(payload.toString());
  } catch (cause) {
    const what = payload.length === 0 ? 'empty' : 'truncated, or not JSON';
    throw new PayloadError(`the payload of the agent is ${what}`, { cause });
  }
  if (!isObject(fields)) throw new PayloadError('what the agent sent is not a JSON object');
  return fields;
}

class PayloadError extends Error {}

function describeFailure(cause: unknown): string {
  // Only keyfence's own errors are written for people and contain no secrets.
  const isOwn =
    cause instanceof PayloadError ||
    (cause instanceof Error && /^(?:Scan|Config|Git|Usage)Error$/.test(cause.name));
  // Other errors may quote what the agent sent.
  const kind = cause instanceof Error ? cause.name : typeof cause;
  const reason = isOwn ? cause.message : `internal error (${kind})`;
  return `keyfence stopped this, because it could not check it: ${reason}. Try again in smaller steps; if that does not help, ask the person you work for to run "keyfence doctor".`;
}

async function judge(event: AgentEvent, surroundings: Surroundings): Promise<Verdict> {
  const { moment, isTruncated } = event;
  if (moment === 'other') return { kind: 'pass' };
  if (moment === 'result') return judgeResult(event, surroundings);
  if (moment === 'tool' && isTruncated)
    throw new PayloadError('the agent truncated the arguments, so a part of them was not checked');
  if (moment === 'tool' && event.toolInput === undefined)
    throw new PayloadError('the agent did not send the arguments of the tool');
  const subjects = collectSubjects(event, surroundings.environment);
  if (await isClear(subjects)) return { kind: 'pass' };
  await surroundings.onLongWay();
  const { judgeSubjects } = await import('./judge/judge-subjects.ts');
  return judgeSubjects(subjects);
}

async function judgeResult(event: AgentEvent, surroundings: Surroundings): Promise<Verdict> {
  const { cwd, output } = event;
  if (output === undefined) return { kind: 'pass' };
  const root = findRoot(cwd) ?? cwd;
  const result: Output = { value: output, name: findShownFile(event, root), root };
  if (await isTextClear(root, listOutputFiles(result))) return { kind: 'pass' };
  await surroundings.onLongWay();
  const { judgeOutput } = await import('./judge/judge-output.ts');
  return judgeOutput(result);
}

/** The file whose content is the result of a tool, so that allow comments and the baseline apply to it. */
function findShownFile({ toolName, toolInput, cwd }: AgentEvent, root: string): string {
  const { reads, commands } = readToolCall(toolName, toolInput);
  const [read] = reads;
  if (!read || reads.length > 1 || commands.length > 0) return '';
  return toSourcePath(nameFile(toAbsolute(read.path, cwd), root));
}
