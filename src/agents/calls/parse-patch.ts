import type { Edit, Write } from './tool-call.ts';

const FILE = /^\*\*\* (?<action>Add|Update|Delete) File: (?<path>.+)$/;
const MOVE = '*** Move to: ';
/** The parts of a hunk: context, removed and added lines. */
const IN_HUNK = /^[ +-]|^$/;
/** A block as Cline and Vibe write it. */
const SEARCH = /^[<-]{5,12} ?SEARCH>?[ \t]*$/;
const MIDDLE = /^={5,12}[ \t]*$/;
const REPLACE = /^[>+]{5,12} ?REPLACE>?[ \t]*$/;

/** The changes that a patch makes. */
export interface Patch {
  /** Empty if the text is not a patch. */
  readonly writes: readonly Write[];
  /** The lines that belong to no file. */
  readonly rest: string;
}

/**
 * The files that a patch changes: of `apply_patch`, as unified diffs, or as SEARCH/REPLACE blocks.
 * https://github.com/openai/codex/blob/main/codex-rs/apply-patch/apply_patch_tool_instructions.md
 * @param path of the file that a patch without a name is for
 */
export function parsePatch(text: string, path: string | undefined): Patch {
  if (text.includes('*** Begin Patch') || FILE.test(text.split('\n', 1)[0] ?? ''))
    return parseApplyPatch(text);
  if (/^--- .{1,4096}\n\+\+\+ /m.test(text)) return parseUnified(text);
  return path === undefined ? { writes: [], rest: text } : parseBlocks(text, path);
}

function parseApplyPatch(text: string): Patch {
  const writes: Write[] = [];
  const rest: string[] = [];
  let file: { action: string; path: string; moved?: string; lines: string[] } | undefined;
  const close = (): void => {
    if (!file) return;
    const { action, path, moved, lines } = file;
    rest.push(...lines.filter((line) => !(action === 'Add' ? /^\+/ : IN_HUNK).test(line)));
    if (action === 'Add') writes.push({ path, content: takeAdded(lines) });
    else if (action === 'Delete') writes.push({ path });
    else writes.push({ path, edits: toEdits(lines) });
    if (moved !== undefined) writes.push({ path: moved, content: takeAdded(lines) });
  };
  for (const line of text.split(/\r?\n/)) {
    const { action, path } = FILE.exec(line)?.groups ?? {};
    if (action !== undefined && path !== undefined) {
      close();
      file = { action, path: path.trim(), lines: [] };
    } else if (line.startsWith(MOVE) && file) file.moved = line.slice(MOVE.length).trim();
    else if (file && !line.startsWith('*** ')) file.lines.push(line);
    else rest.push(line);
  }
  close();
  return { writes, rest: rest.join('\n') };
}

function parseUnified(text: string): Patch {
  const writes: Write[] = [];
  const rest: string[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const before = /^--- (?<name>[^\t]+)/.exec(lines[at] ?? '')?.groups?.['name'];
    const after = /^\+\+\+ (?<name>[^\t]+)/.exec(lines[at + 1] ?? '')?.groups?.['name'];
    if (before === undefined || after === undefined) {
      rest.push(lines[at] ?? '');
      continue;
    }
    const body: string[] = [];
    for (at += 2; at < lines.length && !/^(?:--- |diff --git )/.test(lines[at] ?? ''); at++)
      body.push(lines[at] ?? '');
    at--;
    rest.push(...body.filter((line) => !IN_HUNK.test(line)));
    const gone = after.trim() === '/dev/null';
    const path = (gone ? before : after).trim().replace(/^[ab]\//, '');
    writes.push(gone ? { path } : { path, edits: toEdits(body) });
  }
  return { writes, rest: rest.join('\n') };
}

/** The hunks of a file: what follows a line that begins with `@@`. */
function toEdits(lines: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let hunk: string[] = [];
  const close = (): void => {
    if (hunk.some((line) => /^[+-]/.test(line))) edits.push(toEdit(hunk));
    hunk = [];
  };
  for (const line of lines) {
    if (line.startsWith('@@')) close();
    else hunk.push(line);
  }
  close();
  return edits;
}

function toEdit(lines: readonly string[]): Edit {
  // An empty line of the context may have lost its leading space.
  const known = lines.filter((line) => /^[ +-]/.test(line) || line === '');
  while (known.at(-1) === '') known.pop();
  const take = (sign: string): string =>
    known
      .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  return { old: take('-'), new: take('+'), isEverywhere: false };
}

function takeAdded(lines: readonly string[]): string {
  return lines
    .filter((line) => line.startsWith('+'))
    .map((line) => `${line.slice(1)}\n`)
    .join('');
}

function parseBlocks(text: string, path: string): Patch {
  const edits: Edit[] = [];
  const rest: string[] = [];
  let old: string[] | undefined;
  let next: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (SEARCH.test(line)) [old, next] = [[], undefined];
    else if (old && !next && MIDDLE.test(line)) next = [];
    else if (old && next && REPLACE.test(line)) {
      edits.push({ old: old.join('\n'), new: next.join('\n'), isEverywhere: false });
      [old, next] = [undefined, undefined];
    } else (next ?? old ?? rest).push(line);
  }
  // A block without an end is ignored.
  rest.push(...(old ?? []), ...(next ?? []));
  return { writes: edits.length === 0 ? [] : [{ path, edits }], rest: rest.join('\n') };
}
