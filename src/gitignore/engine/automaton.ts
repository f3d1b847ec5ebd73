import type { BytePath } from './byte-path.ts';
import { SLASH, type ByteSet } from './byte-set.ts';

/** One step of a pattern. */
export type Token =
  /** One byte out of a set. */
  | { readonly kind: 'byte'; readonly set: ByteSet }
  /** `*`: any run of bytes without a slash. */
  | { readonly kind: 'star' }
  /** `**`: any run of bytes. */
  | { readonly kind: 'globstar' }
  /** The next `count` tokens are optional, like the `**` and the slash before a name. */
  | { readonly kind: 'optional'; readonly count: number };

/**
 * A pattern as a nondeterministic automaton over the bytes of a whole path. A position is an index into the
 * tokens; the one after the last accepts. A set of positions is an array of 0 and 1.
 */
export type Automaton = readonly Token[];
export type Positions = Uint8Array<ArrayBuffer>;

/** The set of positions before the first byte. */
export function startPositions(automaton: Automaton): Positions {
  const positions = new Uint8Array(automaton.length + 1);
  positions[0] = 1;
  skipEmpty(automaton, positions);
  return positions;
}

/** Fills `to` with the positions that `byte` leads to; returns whether there are any. */
export function advance(
  automaton: Automaton,
  from: Positions,
  to: Positions,
  byte: number,
): boolean {
  to.fill(0);
  let alive = false;
  for (let at = 0; at < automaton.length; at++) {
    const token = automaton[at];
    if (from[at] === 0 || token === undefined) continue;
    if (token.kind === 'byte') {
      if (token.set[byte] !== 1) continue;
      to[at + 1] = 1;
    } else {
      if (token.kind === 'optional' || (token.kind === 'star' && byte === SLASH)) continue;
      to[at] = 1;
    }
    alive = true;
  }
  if (alive) skipEmpty(automaton, to);
  return alive;
}

/** Whether the path read so far matches. */
export function accepts(automaton: Automaton, positions: Positions): boolean {
  return positions[automaton.length] === 1;
}

/** Whether the pattern matches the whole path. Time and memory are linear in pattern times path. */
export function matches(automaton: Automaton, path: BytePath): boolean {
  if (endsOtherwise(automaton, path)) return false;
  let current = startPositions(automaton);
  let next = new Uint8Array(current.length);
  for (let at = 0; at < path.length; at++) {
    if (!advance(automaton, current, next, path.charCodeAt(at))) return false;
    [current, next] = [next, current];
  }
  return accepts(automaton, current);
}

/**
 * Whether the bytes at the end already rule the path out, which is cheap and nearly always so. Optional tokens end
 * in a slash, so those behind the last one that may be a slash have to match.
 */
export function endsOtherwise(automaton: Automaton, path: BytePath): boolean {
  for (let at = automaton.length - 1, byte = path.length - 1; ; at--, byte--) {
    const token = automaton[at];
    if (token?.kind !== 'byte' || token.set[SLASH] === 1) return false;
    if (token.set[path.charCodeAt(byte)] !== 1) return true;
  }
}

/** Whether both consist of the same tokens; equivalent ones may differ. */
export function areEqual(a: Automaton, b: Automaton): boolean {
  return a.length === b.length && a.every((token, at) => areEqualTokens(token, b[at]));
}

function areEqualTokens(a: Token, b: Token | undefined): boolean {
  if (a.kind === 'byte') return b?.kind === 'byte' && a.set === b.set;
  if (a.kind === 'optional') return b?.kind === 'optional' && a.count === b.count;
  return a.kind === b?.kind;
}

/** A run may be empty. Skipping only leads forward, so one pass reaches everything. */
function skipEmpty(automaton: Automaton, positions: Positions): void {
  for (let at = 0; at < automaton.length; at++) {
    const token = automaton[at];
    if (positions[at] === 0 || token === undefined || token.kind === 'byte') continue;
    positions[at + 1] = 1;
    if (token.kind === 'optional') positions[at + 1 + token.count] = 1;
  }
}
