import type { Keyword } from '../api-key/api-key-name.ts';

/** Lines on each side that may belong to the same object, section or file. */
const MAX_LINES = 15;
/** In characters, on each side. */
const REACH = 1000;
/** The same on the line of the value itself, which may be a whole minified file. */
const LINE_REACH = 160;

/**
 * The lines around a value that belong to the same object, section or paragraph, and the line that opens it.
 * Objects inside and around it are left out.
 */
export function readContext(text: string, { start, end }: Keyword): string {
  const before = text.slice(Math.max(0, start - REACH), start).split('\n');
  const after = text.slice(end, end + REACH).split('\n');
  const line = before.pop() ?? '';
  const [rest = '', ...below] = after;
  const indent = measureIndent(line);
  const { siblings, outer } = readSiblings(before.reverse(), indent);
  return [
    ...siblings,
    ...(outer !== undefined && opens(outer) ? [outer] : []),
    line.slice(-LINE_REACH).split('}').at(-1),
    rest.slice(0, LINE_REACH).split('}', 1)[0],
    ...readSiblings(below, indent).siblings,
  ].join('\n');
}

/**
 * The lines of the same object, and the line where it ends on this side.
 * @param lines the nearest first
 */
function readSiblings(
  lines: readonly string[],
  indent: number,
): { readonly siblings: readonly string[]; readonly outer?: string } {
  const siblings: string[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.trim() === '') {
      if (indent === 0) break;
      continue;
    }
    const own = measureIndent(line);
    if (own < indent || isSection(line)) return { siblings, outer: line };
    if (own === indent && !line.includes('{')) siblings.push(line);
  }
  return { siblings };
}

/** Whether a line before an object opens it, and does not close another one. */
function opens(line: string): boolean {
  return isSection(line) || !/^\s*[})\]]/.test(line);
}

/** In TOML and INI. */
function isSection(line: string): boolean {
  return /^\s*\[{1,2}[\w."' -]{1,80}\]/.test(line);
}

function measureIndent(line: string): number {
  return line.length - line.trimStart().length;
}
