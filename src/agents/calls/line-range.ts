import type { JsonObject } from './json-object.ts';
import type { Read } from './tool-call.ts';

/** Which lines are read, given by a start and an end, or by a start and a number of lines. */
export function readLineRange(value: JsonObject): Pick<Read, 'first' | 'last'> {
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

/** The lines that `hashline_edit` of Grok Build replaces: `22:abc:rst` is line 22, `0:` the start, `EOF` the end of the file. */
export function readAnchors(value: JsonObject): { from: number; to: number } | undefined {
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
