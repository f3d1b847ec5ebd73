import { makeRandom } from '../bench/random.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
export const ALPHANUMERIC: string = LOWER + LOWER.toUpperCase() + DIGITS;
const WORDS: readonly string[] =
  `account action address agent allow amount answer apply array audit basic batch begin billing border
  branch browser buffer button cache camera cancel chapter choose client cluster column command commit
  compile config connect console contact content context copy count create currency current cursor custom
  dashboard data date default delete deliver deploy describe detail device dialog digest direct discard
  display document download editor element email enable engine entry error event example export feature
  field file filter finish folder format frame friend gateway general grok group handle header height hidden
  history home icon identity image import index input insert install issue item key label language layout
  level library license limit link list loader local login manage margin market master matrix member memory
  menu merge message method metric mobile model module monitor multiple native network normal notice number
  object offset option order output owner package padding page panel parent partial password paste path
  pattern payment pending period person picture plugin policy portal position prefix preview primary private
  process product profile program project prompt protocol provider public query queue random range reader
  record region release remote remove render report request reset resource response result return review
  role router row sample scale schedule schema scope screen script search secret section secure select
  sender sequence server service session setting shadow share signal simple single socket source space
  stable state static status storage stream string style submit support switch symbol system table target
  task template tenant test theme thread ticket timeout title toggle token tooltip total trace track
  transfer tree trigger type unique update upload usage user validate value vector vendor version video
  view visible volume warning widget width window worker workspace write xai zone`.split(/\s+/);

/** Draws that are the same for the same seed. */
export class Draw {
  /** A whole number below a bound. */
  readonly below: (bound: number) => number;

  constructor(seed: number) {
    this.below = makeRandom(seed);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('there is nothing to pick');
    return item;
  }

  characters(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet.charAt(this.below(alphabet.length))).join('');
  }

  hex(length: number): string {
    return this.characters(HEX, length);
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  base64(length: number): string {
    return this.bytes(length).toString('base64');
  }

  word(): string {
    return this.pick(WORDS);
  }

  words(count: number, joint: string): string {
    return Array.from({ length: count }, () => this.word()).join(joint);
  }

  camel(count: number): string {
    const words = Array.from({ length: count }, () => this.word());
    return words.map((word, i) => (i === 0 ? word : capitalise(word))).join('');
  }

  pascal(count: number): string {
    return capitalise(this.camel(count));
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }

  version(): string {
    return `${String(this.below(20))}.${String(this.below(40))}.${String(this.below(90))}`;
  }

  /** A text for each of some numbers. */
  list(count: number, make: (index: number) => string, joint = '\n'): string {
    return Array.from({ length: count }, (_, index) => make(index)).join(joint);
  }
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
