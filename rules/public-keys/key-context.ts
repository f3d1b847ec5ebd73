import type { Keyword } from '../api-key/api-key-name.ts';

/** Lines on each side that may belong to the same object, section or file. */
const MAX_LINES = 15;
/** In characters, on each side. */
const REACH = 1000;
/** The same, on the line of the value itself: it may be all of a minified file. */
const LINE_REACH = 160;

/**
 * What stands beside a value in the same object, section or paragraph, and the line that opens that. Objects
 * within it, and what is around it, are left out.
 */
export function readContext(text: string, { start, end }: Keyword): string {
  const before = text.slice(Math.max(0, start - REACH), start).split('\n');
  const after = text.slice(end, end + REACH).split('\n');
  const line = before.pop() ?? '';
  const [rest = '', ...below] = after;
  const indent = measureIndent(line);
  return [
    ...readAbove(before.reverse(), indent),
    line.slice(-LINE_REACH).split('}').at(-1),
    rest.slice(0, LINE_REACH).split('}', 1)[0],
    ...readBelow(below, indent),
  ].join('\n');
}

/** @param lines the nearest first */
function readAbove(lines: readonly string[], indent: number): string[] {
  const read: string[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.trim() === '') {
      if (indent === 0) break;
      continue;
    }
    const own = measureIndent(line);
    if (own < indent || isSection(line)) {
      // What closes something there opens nothing here.
      if (!/^\s*[})\]]/.test(line) || isSection(line)) read.push(line);
      break;
    }
    if (own === indent && !line.includes('{')) read.push(line);
  }
  return read;
}

function readBelow(lines: readonly string[], indent: number): string[] {
  const read: string[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.trim() === '') {
      if (indent === 0) break;
      continue;
    }
    const own = measureIndent(line);
    if (own < indent || isSection(line)) break;
    if (own === indent && !line.includes('{')) read.push(line);
  }
  return read;
}

/** Of TOML and INI. */
function isSection(line: string): boolean {
  return /^\s*\[{1,2}[\w."' -]{1,80}\]/.test(line);
}

function measureIndent(line: string): number {
  return line.length - line.trimStart().length;
}
