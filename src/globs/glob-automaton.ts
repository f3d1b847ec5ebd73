/** One step of a glob: the counterpart, for characters, of `automaton.ts` for bytes. */
export type GlobToken =
  /** One character, given as its code point. */
  | { readonly kind: 'character'; readonly has: (code: number) => boolean }
  /** `*`: any run of characters without a slash. */
  | { readonly kind: 'star' }
  /** `**`: any run of characters. */
  | { readonly kind: 'globstar' }
  /** The next `count` tokens are optional. */
  | { readonly kind: 'optional'; readonly count: number };

/** Positions are indices into the tokens; the one after the last accepts. */
export type GlobAutomaton = readonly GlobToken[];

export const SLASH = 0x2f;

/** Whether the glob matches the whole path. Each character is compared with each token at most once. */
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

/** Whether the last character already rules the path out, which is cheap and nearly always so. */
function endsOtherwise(automaton: GlobAutomaton, path: string): boolean {
  const last = automaton.at(-1);
  if (last?.kind !== 'character') return false;
  // It may be half of a surrogate pair, whose code point is unknown.
  const code = path.charCodeAt(path.length - 1);
  return !(code >= 0xd800 && code < 0xe000) && !last.has(code);
}

/** Positions, each once, with those that are reachable without a character. */
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
      // Optional tokens are few and end in a character; what follows may be long.
      this.add(at);
      at += token.count;
    }
  }

  clear(): void {
    for (const position of this.positions) this.#members[position] = 0;
    this.positions.length = 0;
  }
}
