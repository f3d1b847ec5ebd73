import { findLastStart } from '../text/find-last-start.ts';
import type { Span } from '../text/span.ts';

/** ECMA-48 CSI, also escaped as in JSON and source code: `grep --color` writes one inside of a match. */
// eslint-disable-next-line no-control-regex -- that is what they begin with
const CODE = /(?:\u001b|\\u001[bB]|\\x1[bB]|\\033|\\e)\[[\d;?]{0,30}[A-Za-z]/g;
// eslint-disable-next-line no-control-regex -- the same
const OPENER = /\u001b\[|\\(?:u001[bB]|x1[bB]|033|e)\[/;

/** A text without terminal codes, and a map of its spans to the original. */
export interface Plain {
  readonly text: string;
  readonly toOuter: (span: Span) => Span;
}

/** @returns `undefined` if there are none */
export function leaveOutCodes(text: string): Plain | undefined {
  if (!OPENER.test(text)) return undefined;
  const parts: string[] = [];
  /** Where each part begins, without codes and with them. */
  const inner: number[] = [];
  const outer: number[] = [];
  let [length, from] = [0, 0];
  const add = (to: number): void => {
    inner.push(length);
    outer.push(from);
    parts.push(text.slice(from, to));
    length += to - from;
  };
  for (const { 0: code, index } of text.matchAll(CODE)) {
    add(index);
    from = index + code.length;
  }
  add(text.length);
  const move = (offset: number): number => {
    const index = findLastStart(inner, offset);
    return (outer[index] ?? 0) + offset - (inner[index] ?? 0);
  };
  return {
    text: parts.join(''),
    toOuter: ({ start, end }) => ({ start: move(start), end: move(end - 1) + 1 }),
  };
}

/** The codes in a replaced text, which are kept so that colours end where they did. */
export function listCodes(text: string): string {
  return OPENER.test(text) ? (text.match(CODE) ?? []).join('') : '';
}
