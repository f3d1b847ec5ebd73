export const JOINING_NAMES: readonly string[] = [
  ...['join', 'implode', 'concat', 'concat_ws', 'paste0', 'str_c', 'strcat'],
];
const JOINING = new RegExp(`(?:${JOINING_NAMES.join('|')})!?\\s{0,20}\\(`, 'i');
/** How far from a list that may stand, in characters: in the same block, or in one beside it. */
const BLOCK = 1024;
/** The longest of them, so that it is found where it begins. */
const LONGEST = 32;

/** Where a text joins lists. Commas hold the pieces of a literal apart only near such places. */
export class JoinedLists {
  readonly #text: string;
  /** Looked at once, and only where it is asked for: nearly every text has lists, and few join one. */
  readonly #blocks = new Map<number, boolean>();

  constructor(text: string) {
    this.#text = text;
  }

  isNear(offset: number): boolean {
    const block = Math.floor(offset / BLOCK);
    return this.#joinsIn(block) || this.#joinsIn(block + 1) || this.#joinsIn(block - 1);
  }

  #joinsIn(block: number): boolean {
    const known = this.#blocks.get(block);
    if (known !== undefined) return known;
    const start = Math.max(0, block * BLOCK);
    const part = this.#text.slice(start, (block + 1) * BLOCK + LONGEST);
    const joins = part.includes('(') && JOINING.test(part);
    this.#blocks.set(block, joins);
    return joins;
  }
}
