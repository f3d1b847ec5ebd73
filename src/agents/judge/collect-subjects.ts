import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DEFAULT_PATTERNS } from '../../config/config-defaults.ts';
import { describeReason } from '../../errors/describe-reason.ts';
import { ScanError } from '../../errors/errors.ts';
import type { SourceFile } from '../../files/source-file.ts';
import { findRoot } from '../../git/find-root.ts';
import { findLiteral } from '../../text/find-literal.ts';
import type { AgentEvent } from '../agent-event.ts';
import { applyEdits } from '../calls/apply-edits.ts';
import { listStrings } from '../calls/json-object.ts';
import { readToolCall } from '../calls/read-tool-call.ts';
import type { Read, Write } from '../calls/tool-call.ts';
import { inspectCommand } from '../commands/inspect-command.ts';
import { findMentions } from './find-mentions.ts';
import { findProtectedChange, findProtectedFile } from './protected-files.ts';
import {
  findFiles,
  findNamedFiles,
  isDirectory,
  isFile,
  nameFile,
  toAbsolute,
  toSourcePath,
} from './resolve-paths.ts';
import { SEND, type Entering, type FileRead, type Subjects } from './subjects.ts';

/** Levels of directories that are searched: search tools seldom include ignored files; commands do. */
const LEVELS = { tool: 1, command: 12 };
const LITERALS = DEFAULT_PATTERNS.map(findLiteral);

/**
 * The parts of a call or a prompt to check: its texts, and the files that it would show.
 * @param environment of the hook
 * @throws ScanError when it cannot be understood or read
 */
export function collectSubjects(
  event: AgentEvent,
  environment: Readonly<Record<string, string | undefined>>,
): Subjects {
  const root = findRoot(event.cwd) ?? event.cwd;
  return event.moment === 'prompt'
    ? collectPrompt(event, root)
    : collectCall(event, root, environment);
}

function collectPrompt(
  { prompt, toolInput, attachments, cwd }: AgentEvent,
  root: string,
): Subjects {
  // The other arguments, and the prompt itself if it comes in pieces.
  const others = listStrings(toolInput).join('\n');
  const paths = [...findMentions(prompt), ...findMentions(others), ...attachments];
  const reads = paths.flatMap((path) => toReads({ path }, [cwd], root, LEVELS.tool));
  return {
    root,
    faults: [],
    entering: [prompt, others]
      .filter((text) => text !== '')
      .map((text) => toText(SEND, text, 'prompt')),
    reads,
  };
}

function collectCall(
  { toolName, toolInput, cwd }: AgentEvent,
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Subjects {
  const call = readToolCall(toolName, toolInput);
  const faults: string[] = [];
  const entering: Entering[] = [];
  const reads = call.reads.flatMap((read) => toReads(read, [cwd], root, LEVELS.tool));
  for (const write of call.writes) {
    const { fault, item } = toEntering(write, cwd, root);
    if (fault !== undefined) faults.push(fault);
    if (item) entering.push(item);
  }
  for (const command of call.commands) {
    const found = inspectCommand(command, environment);
    const directories = found.directories.map((directory) => toAbsolute(directory, cwd));
    faults.push(...found.faults);
    for (const path of found.writes) {
      const fault = directories.map((at) => findProtectedFile(toAbsolute(path, at))).find(Boolean);
      if (fault !== undefined) faults.push(fault);
    }
    for (const read of found.reads) reads.push(...toReads(read, directories, root, LEVELS.command));
    entering.push(toText('run a command with a secret in it', command, 'command.sh'));
  }
  const what = 'pass a secret to a tool';
  const strings = listStrings(call.rest);
  if (strings.length > 0) {
    entering.push(toText(what, JSON.stringify(call.rest), 'arguments.json'));
    entering.push(toText(what, strings.join('\n'), 'arguments'));
    // Pieces that a tool may join.
    if (strings.length > 1) entering.push(toText(what, strings.join(''), 'arguments'));
  }
  return { root, faults, entering, reads };
}

/** @param name its extension determines the format */
function toText(what: string, text: string, name: string): Entering {
  // Without a path, because no glob of the configuration applies to it.
  const within = { entry: name, via: [] };
  return {
    what,
    file: { path: '', bytes: Buffer.from(text), kind: 'content', tracked: false, within },
  };
}

function toEntering(
  { path, content, edits }: Write,
  cwd: string,
  root: string,
): { readonly fault?: string; readonly item?: Entering } {
  const absolute = toAbsolute(path, cwd);
  const before = isFile(absolute) ? read(absolute) : undefined;
  const after = edits ? applyEdits(before?.toString() ?? '', edits) : content;
  const fault = findProtectedChange(absolute, before?.toString(), after);
  const name = nameFile(absolute, root);
  const file: SourceFile | undefined =
    after === undefined
      ? undefined
      : { path: toSourcePath(name), bytes: Buffer.from(after), kind: 'content', tracked: false };
  return {
    ...(fault !== undefined && { fault }),
    ...(file && { item: { what: `write a secret to ${name}`, file, ...(before && { before }) } }),
  };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ScanError(`${path} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

function toReads(
  read_: Read,
  directories: readonly string[],
  root: string,
  levels: number,
): FileRead[] {
  const { path, pattern } = read_;
  const toRead = (absolute: string): FileRead => ({
    ...read_,
    absolute,
    name: nameFile(absolute, root),
  });
  const files = findFiles(path, directories).map(toRead);
  if (pattern === undefined || files.length > 0) return files;
  return directories
    .map((directory) => toAbsolute(path, directory))
    .filter((at) => isDirectory(at) && dirname(at) !== at)
    .flatMap((at) => findNamedFiles(at, isNamed, levels).map(toRead));
}

function isNamed(path: string): boolean {
  return LITERALS.some((literal) => path.includes(literal));
}
