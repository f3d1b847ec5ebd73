import { findString, isObject, type JsonObject } from './json-object.ts';
import { parsePatch } from './parse-patch.ts';
import type { Edit, Read, ToolCall, Write } from './tool-call.ts';

const PATHS = [
  'file_path',
  'filePath',
  'filepath',
  'path',
  'target_file',
  'targetFile',
  'absolute_path',
  'notebook_path',
  'relative_path',
  'relative_workspace_path',
  'file',
  'filename',
  'uri',
];
const PATH_LISTS = ['paths', 'files', 'file_paths', 'filePaths', 'include'];
const CONTENTS = ['content', 'contents', 'file_text', 'fileText', 'new_source', 'code', 'text'];
const OLDS = ['old_string', 'oldString', 'old_str', 'oldText', 'old_text'];
const NEWS = ['new_string', 'newString', 'new_str', 'newText', 'new_text'];
/** The last is what is typed into a shell that runs already. */
const COMMANDS = ['command', 'cmd', 'command_line', 'commandLine', 'script', 'chars'];
const DIRECTORIES = [
  'workdir',
  'cwd',
  'working_directory',
  'workingDirectory',
  'directory',
  'dir_path',
];
const PATCHES = ['patch', 'patchText', 'diff', 'input', 'command', 'content'];
const CONTEXTS = [
  '-A',
  '-B',
  '-C',
  'context',
  'before',
  'after',
  'before_context',
  'after_context',
];
const PATTERNS = ['pattern', 'query', 'regex', 'search_pattern'];
/** Tools that name what is there and show nothing of it, or take it away. */
const LISTS =
  /(?:^|__|_|-)(?:ls|glob|list_?dir(?:ectory)?|list_?files|list|delete(?:_?files?)?|remove|move(?:_?file)?|file_?search|create_?directory|get_?file_?info)$/i;
/** Tools that hand all that they are given to a shell. */
const SHELLS = /bash|shell|terminal|run_?command/i;
/** Tools that run code. */
const CODE = /python|javascript|notebook|repl|eval|(?:execute|run)_?(?:code|js)|interpreter/i;
/** Tools of MCP servers, whose arguments have any names. */
const FOREIGN = /__|^mcp/i;
/** Tools whose arguments are for another agent or for a person, or are a request to somebody else. */
const WEB = /(?:^|__|_|-)(?:web_?fetch|web_?search|fetch|todo_?write)$/i;

/** What a tool is about to do, told from its arguments, since tools have other names in every agent. */
export function readToolCall(toolName: string, input: unknown): ToolCall {
  const reader = new Reader(toolName);
  const rest = reader.read(input);
  if (SHELLS.test(toolName) && reader.commands.length === 0)
    reader.commands.push(...listTexts(input));
  return { writes: reader.listWrites(), reads: reader.reads, commands: reader.commands, rest };
}

class Reader {
  readonly reads: Read[] = [];
  readonly commands: string[] = [];
  readonly #writes: Write[] = [];
  readonly #edits = new Map<string, Edit[]>();
  #added = 0;
  readonly #readsFiles: boolean;
  readonly #isPatchTool: boolean;
  readonly #isForeign: boolean;
  readonly #runsCode: boolean;

  constructor(toolName: string) {
    this.#isPatchTool = /patch/i.test(toolName);
    this.#isForeign = FOREIGN.test(toolName);
    this.#runsCode = CODE.test(toolName);
    this.#readsFiles = !LISTS.test(toolName) && !WEB.test(toolName);
  }

  listWrites(): Write[] {
    return [...this.#writes, ...[...this.#edits].map(([path, edits]) => ({ path, edits }))];
  }

  /** @returns what is left of the value once files and their new content are taken out */
  read(value: unknown, outer?: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.read(item, outer));
    if (!isObject(value)) return value;
    this.#readCommands(value);
    const own = findString(value, PATHS);
    const path = own === undefined ? outer : toPath(own);
    const before = this.#added;
    const { edits } = value;
    const inner: Record<string, unknown> = {
      ...value,
      ...(typeof edits === 'string' && { edits: parseEdits(edits) }),
      ...this.#readPatches(value, path),
    };
    if (path !== undefined && this.#added === before)
      for (const key of this.#readWrite(value, path)) inner[key] = undefined;
    const rest = Object.fromEntries(
      Object.entries(inner).map(([key, item]) => [key, this.read(item, path)]),
    );
    if (this.#readsFiles && this.#added === before) this.#readReads(value, own);
    return rest;
  }

  #readCommands(value: JsonObject): void {
    const directory = findString(value, DIRECTORIES);
    const before = directory === undefined ? '' : `${quoteWords(['cd', directory])}\n`;
    const args = value['args'] ?? value['arguments'];
    const behind = isStrings(args) ? ` ${quoteWords(args)}` : '';
    for (const key of COMMANDS) {
      const command = value[key];
      if (typeof command === 'string' && !this.#isPatchTool)
        this.commands.push(before + command + behind);
      else if (isStrings(command)) {
        const line = quoteWords(command);
        this.commands.push(before + line);
        // `apply_patch` is a program to some.
        const patch = command.find((word) => word.includes('*** Begin Patch'));
        if (patch !== undefined)
          for (const write of parsePatch(patch, undefined).writes) this.#add(write);
      }
    }
    const { code } = value;
    if (this.#runsCode && typeof code === 'string')
      this.commands.push(quoteWords(['python', '-c', code]));
  }

  /** @returns what is left of each patch */
  #readPatches(value: JsonObject, path: string | undefined): Record<string, string> {
    const left: Record<string, string> = {};
    for (const key of PATCHES) {
      const text = value[key];
      if (typeof text !== 'string') continue;
      const { writes, rest } = parsePatch(text, path);
      for (const write of writes) this.#add(write);
      if (writes.length > 0) left[key] = rest;
    }
    return left;
  }

  /** @returns the keys of what is written and of what it replaces */
  #readWrite(value: JsonObject, path: string): string[] {
    const oldKey = OLDS.find((key) => typeof value[key] === 'string');
    const newKey = NEWS.find((key) => typeof value[key] === 'string');
    if (newKey !== undefined) {
      const isEverywhere = value['replace_all'] === true || value['replaceAll'] === true;
      const before = oldKey === undefined ? '' : String(value[oldKey]);
      this.#add({ path, edits: [{ old: before, new: String(value[newKey]), isEverywhere }] });
      return oldKey === undefined ? [newKey] : [oldKey, newKey];
    }
    const key = CONTENTS.find((name) => typeof value[name] === 'string');
    // The whole of a file is shown to some hooks that ask whether it may be read.
    if (key === undefined || 'attachments' in value) return [];
    const text = String(value[key]);
    const lines = readAnchors(value);
    this.#add(lines ? { path, edits: [{ ...lines, new: text }] } : { path, content: text });
    return [key];
  }

  #add(write: Write): void {
    this.#added++;
    if (!write.edits) {
      this.#writes.push(write);
      return;
    }
    this.#edits.set(write.path, [...(this.#edits.get(write.path) ?? []), ...write.edits]);
  }

  #readReads(value: JsonObject, own: string | undefined): void {
    if (/^(?:files_with_matches|count)$/.test(String(value['output_mode']))) return;
    // With lines around what it finds, a search shows as much as it is asked to.
    const isWide = CONTEXTS.some((key) => Number(value[key] ?? 0) > 0);
    const found = findString(value, PATTERNS);
    const pattern = found !== undefined && isWide ? '' : found;
    const range = pattern === undefined ? readRange(value) : { pattern };
    if (own !== undefined) this.reads.push({ path: toPath(own), ...range });
    // A search looks in the directory of the agent where it names none.
    else if (pattern !== undefined) this.reads.push({ path: '.', pattern });
    if (this.#isForeign)
      for (const path of listTexts(value))
        if (path !== own && /^[^\n]{1,1024}$/.test(path)) this.reads.push({ path: toPath(path) });
    for (const key of PATH_LISTS) {
      const paths = value[key];
      if (isStrings(paths))
        for (const path of paths) this.reads.push({ path: toPath(path), ...range });
    }
  }
}

/** The strings that are values of an object, or in a list that is one. */
function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const items = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : [];
  return items
    .flatMap((item: unknown) => (Array.isArray(item) ? (item as readonly unknown[]) : [item]))
    .filter((item) => typeof item === 'string');
}

function isStrings(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
  );
}

/** The words of a program and its arguments as a shell would take them. */
function quoteWords(words: readonly string[]): string {
  const [program = '', flag = '', script] = words;
  // What is handed to a shell is a line already.
  const isShell = /(?:^|[/\\])(?:ba|z|da|k|fi)?sh(?:\.exe)?$/.test(program) && /^-\w*c$/.test(flag);
  if (isShell && script !== undefined) return script;
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}

function toPath(path: string): string {
  if (!path.startsWith('file://')) return path;
  try {
    return decodeURIComponent(new URL(path).pathname);
  } catch {
    // No address after all; a file may have such a name.
    return path;
  }
}

/** Lines of Grok Build's `hashline_edit`: `22:abc:rst` is line 22, `0:` the start, `EOF` the end of the file. */
function readAnchors(value: JsonObject): { from: number; to: number } | undefined {
  const { op, anchor } = value;
  if (typeof op !== 'string' || typeof anchor !== 'string') return undefined;
  const line = lineOf(anchor);
  if (op === 'insert_after') return { from: line, to: line };
  const end = value['end_anchor'];
  return { from: Math.max(0, line - 1), to: typeof end === 'string' ? lineOf(end) : line };
}

function lineOf(anchor: string): number {
  return anchor.startsWith('EOF') ? Number.MAX_SAFE_INTEGER : Number.parseInt(anchor, 10) || 0;
}

function parseEdits(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No edits after all; it is judged as the text that it is.
    return text;
  }
}

/** Which lines are read: by a start and a number of lines, or by a start and an end. */
function readRange(value: JsonObject): Pick<Read, 'first' | 'last'> {
  const [start, end] = [
    value['startLine'] ?? value['start_line'],
    value['endLine'] ?? value['end_line'],
  ];
  if (typeof start === 'number' && typeof end === 'number')
    // A negative one may count from the end.
    return start < 0 || end < start ? {} : { first: start, last: end };
  const { offset, limit } = value;
  if (typeof limit !== 'number' || limit <= 0) return {};
  const first = typeof offset === 'number' && offset > 0 ? offset : 1;
  // Some count from 0 and some from 1.
  return { first: Math.max(1, first - 1), last: first + limit + 1 };
}
