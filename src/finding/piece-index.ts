import { foldCase } from '../../rules/fold-case.ts';

/** A copy of a secret that is shortened or changed in places still shares runs of this length with it. */
export const PIECE_LENGTH = 8;
/** Maximum load factor; keeps probe sequences short. */
const MAX_LOAD = 0.5;
// Random in each process, because texts could be made so that all pieces have the same hash.
const FACTOR = Math.floor(Math.random() * 2 ** 31) * 2 + 1;
const SPREAD = 0x9e3779b1;

/**
 * Every piece of some texts, ignoring case. A set of strings would take ten times the time and memory, and a
 * file may contain a hundred thousand secrets.
 */
export class PieceIndex {
  /** The texts, one after the other. */
  readonly #text: string;
  /** The hash table: the offset of each piece in the text, plus 1. */
  readonly #table: Uint32Array;
  readonly #shift: number;

  constructor(texts: Iterable<string>) {
    const folded = Array.from(texts, foldCase);
    this.#text = folded.join('');
    const bits = Math.ceil(Math.log2(Math.max(this.#text.length, 1) / MAX_LOAD));
    this.#shift = 32 - bits;
    this.#table = new Uint32Array(2 ** bits);
    let start = 0;
    for (const { length } of folded) {
      for (let at = start; at + PIECE_LENGTH <= start + length; at++) this.#add(at);
      start += length;
    }
  }

  /** Whether any piece of a text is one of them. @param folded by {@link foldCase} */
  sharesWith(folded: string): boolean {
    for (let at = 0; at + PIECE_LENGTH <= folded.length; at++)
      if (this.has(folded, at)) return true;
    return false;
  }

  /** Whether the piece of a text at an offset is one of them. @param folded by {@link foldCase} */
  has(folded: string, at: number): boolean {
    return this.#table[this.#find(folded, at)] !== 0;
  }

  #add(at: number): void {
    this.#table[this.#find(this.#text, at)] = at + 1;
  }

  /** The slot of a piece in the table. */
  #find(text: string, at: number): number {
    let hash = 0;
    for (let i = at; i < at + PIECE_LENGTH; i++) {
      hash = (Math.imul(hash, FACTOR) + text.charCodeAt(i)) | 0;
    }
    let slot = Math.imul(hash ^ (hash >>> 15), SPREAD) >>> this.#shift;
    for (let start = this.#table[slot]; start; start = this.#table[slot]) {
      if (this.#isSame(start - 1, text, at)) break;
      slot = (slot + 1) % this.#table.length;
    }
    return slot;
  }

  #isSame(start: number, text: string, at: number): boolean {
    for (let i = 0; i < PIECE_LENGTH; i++) {
      if (this.#text.charCodeAt(start + i) !== text.charCodeAt(at + i)) return false;
    }
    return true;
  }
}
