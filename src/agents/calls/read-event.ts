import { isAbsolute } from 'node:path';
import type { AgentEvent, Moment } from '../agent-event.ts';
import {
  CWD,
  ENVELOPE,
  EVENT_NAME,
  INPUT,
  NESTED,
  OUTPUT,
  PROMPT,
  ROOTS,
  TOOL_NAME,
} from './event-names.ts';
import { findString, findValue, isObject, type JsonObject } from './json-object.ts';
import { parseJsonText } from './parse-json-text.ts';

/** Names of events without case and separators: `PreToolUse`, `pre_tool_use` and `preToolUse` are one. */
const MOMENTS: Readonly<Record<Exclude<Moment, 'other'>, string>> = {
  tool: 'pretooluse beforetool pretool permissionrequest subagentstart beforeshellexecution beforemcpexecution beforereadfile beforetabfileread prereadcode prewritecode preruncommand premcptooluse',
  prompt:
    'userpromptsubmit userpromptsubmitted userprompttransformed beforesubmitprompt beforeagent preuserprompt',
  result:
    'posttooluse posttoolusefailure aftertool posttool aftershellexecution aftermcpexecution postreadcode postruncommand postmcptooluse',
};

/**
 * Reads the payload of any agent and version.
 * @param eventName for agents whose payload does not contain it
 * @param cwd where the hook was started, for payloads without the agent's directory
 */
export function readEvent(
  payload: JsonObject,
  eventName: string | undefined,
  cwd: string,
): AgentEvent {
  const fields = flatten(payload);
  const name = findString(payload, EVENT_NAME) ?? eventName ?? '';
  const toolInput = parseJsonText(findValue(fields, INPUT));
  const output = parseJsonText(findValue(fields, OUTPUT));
  const directory = findString(fields, CWD) ?? findRoot(fields);
  const moment = findMoment(name) ?? guessMoment(fields, toolInput, output);
  return {
    moment,
    name,
    // It may be empty, or from another machine.
    cwd: directory !== undefined && isAbsolute(directory) ? directory : cwd,
    toolName: findString(fields, TOOL_NAME) ?? '',
    toolInput:
      toolInput ??
      (moment === 'tool' || moment === 'prompt' ? withoutEnvelope(payload) : undefined),
    isTruncated: isCut(toolInput) || Object.entries(fields).some(isCutMark),
    prompt: findString(fields, PROMPT) ?? '',
    attachments: listAttachments(fields['attachments']),
    output,
  };
}

/** When an event of that name occurs; `undefined` for an unknown name. */
export function findMoment(name: string): Moment | undefined {
  if (name === '') return undefined;
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return (['tool', 'prompt', 'result'] as const).find((moment) =>
    MOMENTS[moment].split(' ').includes(plain),
  );
}

/** Without a known name, the fields of the event decide. */
function guessMoment(fields: JsonObject, input: unknown, output: unknown): Moment {
  if (output !== undefined && input !== undefined) return 'result';
  if (input !== undefined) return 'tool';
  return findString(fields, EVENT_NAME) === undefined && findString(fields, PROMPT) !== undefined
    ? 'prompt'
    : 'other';
}

function flatten(payload: JsonObject): JsonObject {
  const inner = NESTED.map((key) => payload[key]).filter(isObject);
  const info = payload['tool_info'];
  // Windsurf has the directory and the prompt next to the arguments.
  return Object.assign({}, isObject(info) ? info : {}, payload, ...inner) as JsonObject;
}

/** Grok Build's `toolInputTruncated`, in any spelling. */
function isCutMark([key, value]: readonly [string, unknown]): boolean {
  return /^tool_?(?:input|result)_?truncated$/i.test(key) && Boolean(value);
}

/** Arguments that begin as JSON but were truncated. */
function isCut(input: unknown): boolean {
  return typeof input === 'string' && /^\s{0,8}\{/.test(input);
}

function findRoot(fields: JsonObject): string | undefined {
  const roots = findValue(fields, ROOTS);
  const [first] = Array.isArray(roots) ? (roots as readonly unknown[]) : [];
  return typeof first === 'string' ? first : undefined;
}

function withoutEnvelope(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => !ENVELOPE.has(key)));
}

function listAttachments(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((item) => {
    if (typeof item === 'string') return item;
    const path = isObject(item) ? findString(item, ['file_path', 'filePath', 'path']) : undefined;
    return path ?? [];
  });
}
