import { XAI_PREFIX } from '../../../rules/prefixes/xai-prefix.ts';
import { makeAlphabet } from '../find-runs.ts';
import { LIST_REACH, PREFIX_REACH } from './reach.ts';

const FIRST = XAI_PREFIX.charAt(0);
const FIRST_CODE = FIRST.charCodeAt(0);
/** The first characters of every key, at the end of a piece or a line. */
const PIECE = new RegExp(`${FIRST}(?:ai?)?(?=["'\`\\\\\\r\\n=^$#{%&]|$)`, 'y');
/** The same at the end of a literal. */
const LITERAL = new RegExp(`${FIRST}(?:ai?)?\\\\{0,7}["'\`]`, 'y');
/** What may stand behind the first character there. */
const BEHIND_FIRST = makeAlphabet('a\\"\'`');

/** Finds pieces of the prefix of a key. To be asked about places in order. */
export class PrefixPieces {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  /** The last literal that was found to end in one, how far the text is searched for them, and where to go on. */
  #last = -Infinity;
  #searched = 0;
  #next = -1;

  /** @param bytes of the text in Latin-1 */
  constructor(text: string, bytes: Uint8Array) {
    this.#text = text;
    this.#bytes = bytes;
  }

  /** Whether one stands before an offset, or right before it, as it has to before the break of a line that goes on. */
  isBefore(offset: number, isBreak: boolean): boolean {
    const reach = isBreak ? XAI_PREFIX.length : PREFIX_REACH;
    for (let at = offset - 1; at >= offset - reach; at--) {
      if (this.#bytes[at] !== FIRST_CODE) continue;
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
    for (let at = this.#find(Math.max(from, this.#searched)); at < end; at = this.#find(at + 1)) {
      this.#searched = at + 1;
      if (!this.#endsLiteral(at)) continue;
      this.#last = at;
      return true;
    }
    this.#searched = end;
    return false;
  }

  #endsLiteral(at: number): boolean {
    if (BEHIND_FIRST[this.#bytes[at + 1] ?? 0] !== 1) return false;
    LITERAL.lastIndex = at;
    return LITERAL.test(this.#text);
  }

  /** Where the next first character stands. */
  #find(from: number): number {
    if (this.#next < from) {
      const at = this.#text.indexOf(FIRST, from);
      this.#next = at === -1 ? Infinity : at;
    }
    return this.#next;
  }
}
