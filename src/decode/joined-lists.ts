export const JOINING_NAMES: readonly string[] = [
  ...['join', 'implode', 'concat', 'concat_ws', 'paste0', 'str_c', 'strcat'],
];
const JOINING = new RegExp(`(?:${JOINING_NAMES.join('|')})!?\\s{0,20}\\(`, 'gi');
/** How far from a list that may stand, in characters. */
const REACH = 2048;
/** What is looked at at once. */
const BLOCK = 1024;
/** The longest of them, so that it is found where it begins. */
const LONGEST = 32;
const NONE: readonly number[] = [];

/** Where a text joins lists. Commas hold the pieces of a literal apart only near such places. */
export class JoinedLists {
  readonly #text: string;
  /**
   * The places in each, which is looked at once, and only where it is asked for: nearly every text has lists, and
   * few join one.
   */
  readonly #blocks = new Map<number, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  isNear(offset: number): boolean {
    const first = Math.floor(Math.max(0, offset - REACH) / BLOCK);
    const last = Math.floor((offset + REACH) / BLOCK);
    for (let block = first; block <= last; block++) {
      if (this.#listIn(block).some((at) => Math.abs(at - offset) <= REACH)) return true;
    }
    return false;
  }

  #listIn(block: number): readonly number[] {
    const known = this.#blocks.get(block);
    if (known !== undefined) return known;
    const start = block * BLOCK;
    const part = this.#text.slice(start, start + BLOCK + LONGEST);
    const places = part.includes('(')
      ? Array.from(part.matchAll(JOINING), ({ index }) => start + index)
      : NONE;
    this.#blocks.set(block, places);
    return places;
  }
}
