import {
  COMMANDS,
  CONTENTS,
  CONTEXTS,
  DIRECTORIES,
  NEW_TEXTS,
  OLD_TEXTS,
  PATCHES,
  PATH_LISTS,
  PATHS,
  PATTERNS,
} from './argument-names.ts';
import { findString, isObject, isStrings, listTexts, type JsonObject } from './json-object.ts';
import { readAnchors, readLineRange } from './line-range.ts';
import { parseJsonText } from './parse-json-text.ts';
import { parsePatch } from './parse-patch.ts';
import { quoteWords } from './quote-words.ts';
import { toPath } from './to-path.ts';
import type { Edit, Read, ToolCall, Write } from './tool-call.ts';
import { getToolKind, type ToolKind } from './tool-kind.ts';

/** What a tool is about to do, judging by its arguments, because every agent has its own names for tools. */
export function readToolCall(toolName: string, input: unknown): ToolCall {
  const kind = getToolKind(toolName);
  const reader = new Reader(kind);
  const rest = reader.read(input);
  if (kind.isShell && reader.commands.length === 0) reader.commands.push(...listTexts(input));
  return { writes: reader.listWrites(), reads: reader.reads, commands: reader.commands, rest };
}

class Reader {
  readonly reads: Read[] = [];
  readonly commands: string[] = [];
  readonly #writes: Write[] = [];
  readonly #edits = new Map<string, Edit[]>();
  #added = 0;
  readonly #kind: ToolKind;

  constructor(kind: ToolKind) {
    this.#kind = kind;
  }

  listWrites(): Write[] {
    return [...this.#writes, ...[...this.#edits].map(([path, edits]) => ({ path, edits }))];
  }

  /** @returns the value without files and their new content */
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
      ...(typeof edits === 'string' && { edits: parseJsonText(edits) }),
      ...this.#readPatches(value, path),
    };
    if (path !== undefined && this.#added === before)
      for (const key of this.#readWrite(value, path)) inner[key] = undefined;
    const rest = Object.fromEntries(
      Object.entries(inner).map(([key, item]) => [key, this.read(item, path)]),
    );
    if (this.#kind.readsFiles && this.#added === before) this.#readReads(value, own);
    return rest;
  }

  #readCommands(value: JsonObject): void {
    const directory = findString(value, DIRECTORIES);
    const prefix = directory === undefined ? '' : `${quoteWords(['cd', directory])}\n`;
    const args = value['args'] ?? value['arguments'];
    const suffix = isStrings(args) ? ` ${quoteWords(args)}` : '';
    for (const key of COMMANDS) {
      const command = value[key];
      if (typeof command === 'string' && !this.#kind.isPatch)
        this.commands.push(prefix + command + suffix);
      else if (isStrings(command)) {
        const line = quoteWords(command);
        this.commands.push(prefix + line);
        // Some agents run `apply_patch` as a program.
        const patch = command.find((word) => word.includes('*** Begin Patch'));
        if (patch !== undefined)
          for (const write of parsePatch(patch, undefined).writes) this.#add(write);
      }
    }
    const { code } = value;
    if (this.#kind.runsCode && typeof code === 'string')
      this.commands.push(quoteWords(['python', '-c', code]));
  }

  /** @returns the rest of each patch */
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

  /** @returns the keys of the text that is written and the text that it replaces */
  #readWrite(value: JsonObject, path: string): string[] {
    const oldKey = OLD_TEXTS.find((key) => typeof value[key] === 'string');
    const newKey = NEW_TEXTS.find((key) => typeof value[key] === 'string');
    if (newKey !== undefined) {
      const isEverywhere = value['replace_all'] === true || value['replaceAll'] === true;
      const before = oldKey === undefined ? '' : String(value[oldKey]);
      this.#add({ path, edits: [{ old: before, new: String(value[newKey]), isEverywhere }] });
      return oldKey === undefined ? [newKey] : [oldKey, newKey];
    }
    const key = CONTENTS.find((name) => typeof value[name] === 'string');
    // Some hooks get the whole file when they are asked whether it may be read.
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
    // A search that shows lines around what it finds may show the whole file.
    const isWide = CONTEXTS.some((key) => Number(value[key] ?? 0) > 0);
    const found = findString(value, PATTERNS);
    const pattern = found !== undefined && isWide ? '' : found;
    const range = pattern === undefined ? readLineRange(value) : { pattern };
    if (own !== undefined) this.reads.push({ path: toPath(own), ...range });
    // Without a path, a search looks in the directory of the agent.
    else if (pattern !== undefined) this.reads.push({ path: '.', pattern });
    if (this.#kind.isForeign)
      for (const path of listTexts(value))
        if (path !== own && /^[^\n]{1,1024}$/.test(path)) this.reads.push({ path: toPath(path) });
    for (const key of PATH_LISTS) {
      const paths = value[key];
      if (isStrings(paths))
        for (const path of paths) this.reads.push({ path: toPath(path), ...range });
    }
  }
}
