import { XAI_PREFIX } from '../../../rules/prefixes/xai-prefix.ts';
import { makeAlphabet } from '../find-runs.ts';
import { LIST_REACH, PREFIX_REACH } from './reach.ts';

const FIRST = XAI_PREFIX.charAt(0);
const FIRST_CODE = FIRST.charCodeAt(0);
/** The first characters of every key, at the end of a piece or a line. */
const PIECE = new RegExp(`${FIRST}(?:ai?)?(?=["'\`\\\\\\r\\n=^$#{%&]|$)`, 'y');
/** The same at the end of a literal. */
const LITERAL = new RegExp(`${FIRST}(?:ai?)?\\\\{0,7}["'\`]`, 'y');
/** Characters that may follow the first one there. */
const BEHIND_PIECE = makeAlphabet('a"\'`\\\r\n=^$#{%&');
const BEHIND_LITERAL = makeAlphabet('a\\"\'`');

/** Finds pieces of the prefix of a key. Offsets have to be passed in order. */
export class PrefixPieces {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  /** The next first character, for both methods. */
  readonly #nextBefore: NextPlace;
  readonly #nextInList: NextPlace;
  /** The last literal that ends in one, and how far the text was searched for them. */
  #last = -Infinity;
  #searched = 0;

  /** @param bytes of the text in Latin-1 */
  constructor(text: string, bytes: Uint8Array) {
    this.#text = text;
    this.#bytes = bytes;
    this.#nextBefore = new NextPlace(text);
    this.#nextInList = new NextPlace(text);
  }

  /** Whether one precedes an offset, or directly precedes it, as before a line continuation. */
  isBefore(offset: number, isBreak: boolean): boolean {
    const from = offset - (isBreak ? XAI_PREFIX.length : PREFIX_REACH);
    // Most offsets have no such character nearby.
    let at = Math.max(from, this.#nextBefore.find(offset - PREFIX_REACH));
    for (; at < offset; at++) {
      if (this.#bytes[at] !== FIRST_CODE || BEHIND_PIECE[this.#bytes[at + 1] ?? 0] !== 1) continue;
      PIECE.lastIndex = at;
      if (PIECE.test(this.#text.slice(0, offset))) return true;
    }
    return false;
  }

  /** Whether a literal ends in one near an offset. */
  isInList(offset: number): boolean {
    const from = offset - LIST_REACH;
    if (this.#last >= from) return true;
    const end = offset + LIST_REACH;
    const next = this.#nextInList;
    for (let at = next.find(Math.max(from, this.#searched)); at < end; at = next.find(at + 1)) {
      this.#searched = at + 1;
      if (!this.#endsLiteral(at)) continue;
      this.#last = at;
      return true;
    }
    this.#searched = end;
    return false;
  }

  #endsLiteral(at: number): boolean {
    if (BEHIND_LITERAL[this.#bytes[at + 1] ?? 0] !== 1) return false;
    LITERAL.lastIndex = at;
    return LITERAL.test(this.#text);
  }
}

/** Finds the next first character. Offsets have to be passed in order. */
class NextPlace {
  readonly #text: string;
  #known = -1;

  constructor(text: string) {
    this.#text = text;
  }

  find(from: number): number {
    if (this.#known < from) {
      const at = this.#text.indexOf(FIRST, from);
      this.#known = at === -1 ? Infinity : at;
    }
    return this.#known;
  }
}
