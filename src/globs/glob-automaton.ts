/** One step of a glob; what `automaton.ts` has for bytes, for characters. */
export type GlobToken =
  /** One character, given as its code point. */
  | { readonly kind: 'character'; readonly has: (code: number) => boolean }
  /** `*`: any run of characters without a slash. */
  | { readonly kind: 'star' }
  /** `**`: any run of characters. */
  | { readonly kind: 'globstar' }
  /** The next `count` tokens may be left out. */
  | { readonly kind: 'optional'; readonly count: number };

/** Positions are indices into the tokens; the one behind the last accepts. */
export type GlobAutomaton = readonly GlobToken[];

export const SLASH = 0x2f;

/** Whether the glob matches the whole path. Each character is compared with each token once at most. */
export function matchesWhole(automaton: GlobAutomaton, path: string): boolean {
  if (endsOtherwise(automaton, path)) return false;
  let current = new PositionSet(automaton);
  let next = new PositionSet(automaton);
  current.add(0);
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    next.clear();
    for (const at of current.positions) {
      const token = automaton[at];
      if (token?.kind === 'character') {
        if (token.has(code)) next.add(at + 1);
      } else if (token?.kind === 'globstar' || (token?.kind === 'star' && code !== SLASH)) {
        next.add(at);
      }
    }
    if (next.positions.length === 0) return false;
    [current, next] = [next, current];
  }
  return current.has(automaton.length);
}

/** Whether the last character already rules the path out: nearly always, and cheap. */
function endsOtherwise(automaton: GlobAutomaton, path: string): boolean {
  const last = automaton.at(-1);
  if (last?.kind !== 'character') return false;
  // Of a character outside of the basic plane that is a half, of which the code point cannot be told.
  const code = path.charCodeAt(path.length - 1);
  return !(code >= 0xd800 && code < 0xe000) && !last.has(code);
}

/** Positions, each once, with those that are reached from them without a character. */
class PositionSet {
  readonly positions: number[] = [];
  readonly #automaton: GlobAutomaton;
  readonly #members: Uint8Array;

  constructor(automaton: GlobAutomaton) {
    this.#automaton = automaton;
    this.#members = new Uint8Array(automaton.length + 1);
  }

  has(position: number): boolean {
    return this.#members[position] === 1;
  }

  add(position: number): void {
    let at = position;
    while (!this.has(at)) {
      this.#members[at] = 1;
      this.positions.push(at);
      const token = this.#automaton[at];
      if (token === undefined || token.kind === 'character') return;
      at++;
      if (token.kind !== 'optional') continue;
      // What may be left out is short and ends in a character; what follows may be long.
      this.add(at);
      at += token.count;
    }
  }

  clear(): void {
    for (const position of this.positions) this.#members[position] = 0;
    this.positions.length = 0;
  }
}
