import type { Prefilter } from '../rule.ts';

/** Searching for more words would be as slow as the pattern itself. */
const MAX_WORDS = 128;

/** The words that a part of a pattern may begin with, and whether something else may follow in it. */
interface Words {
  readonly words: readonly string[];
  readonly isOpen: boolean;
}

const NOTHING: Words = { words: [''], isOpen: false };

/**
 * The words that the matches of a prefilter begin with, in lower case; `undefined` for prefilters that do not
 * begin with words. Understands literals, `(?:a|b)`, `[ab]` and `?`, and ends a word before anything else.
 */
export function listWords(prefilter: Prefilter | undefined): readonly string[] | undefined {
  if (prefilter === undefined) return undefined;
  const words =
    typeof prefilter === 'string' ? [prefilter.toLowerCase()] : expand(prefilter.source);
  const isAscii = words.every((word) => /^[\0-\x7f]*$/.test(word));
  if (!isAscii || words.length > MAX_WORDS) return undefined;
  const isBegun = (word: string): boolean =>
    words.some((other) => other !== word && word.startsWith(other));
  return words.filter((word) => !isBegun(word));
}

function expand(source: string): readonly string[] {
  return new PatternReader(source).readAlternatives().words;
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readAlternatives(): Words {
    const all = [this.#readSequence()];
    while (this.#take('|')) all.push(this.#readSequence());
    return {
      words: unique(all.flatMap(({ words }) => words)),
      isOpen: all.some(({ isOpen }) => isOpen),
    };
  }

  #readSequence(): Words {
    let read = NOTHING;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const next = this.#readPart();
      // After an open end, the rest is skipped.
      if (!read.isOpen) read = concatenate(read, next);
    }
    return read;
  }

  /** An atom with its quantifier. */
  #readPart(): Words {
    const part = this.#readAtom();
    if (this.#take('?')) return { ...part, words: [...part.words, ''] };
    const repeat = /^(?:[*+]|\{[\d,]+\})\??/.exec(this.#source.slice(this.#at))?.[0];
    if (repeat === undefined) return part;
    this.#at += repeat.length;
    return { ...NOTHING, isOpen: true };
  }

  #readAtom(): Words {
    if (this.#take('(')) {
      const isBehind = this.#take('?<!') || this.#take('?<=');
      const isPlain = this.#take('?:');
      const inner = this.readAlternatives();
      this.#take(')');
      // A lookbehind is not part of the match.
      if (isBehind) return NOTHING;
      return isPlain ? inner : { ...NOTHING, isOpen: true };
    }
    if (this.#take('[')) return this.#readClass();
    const escaped = this.#take('\\');
    const character = this.#source.charAt(this.#at++);
    if (escaped && /[bB]/.test(character)) return NOTHING;
    const isLiteral = escaped ? /\W/.test(character) : !/[.^$]/.test(character);
    return isLiteral
      ? { words: [character.toLowerCase()], isOpen: false }
      : { ...NOTHING, isOpen: true };
  }

  #readClass(): Words {
    const inner = /^(?:\\.|[^\]\\])*/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += inner.length + 1;
    const characters = inner.replaceAll(/\\(?=\W)/g, '');
    const isPlain = !/^\^|\\\w|[^\\]-./.test(inner);
    return isPlain
      ? { words: unique(Array.from(characters.toLowerCase())), isOpen: false }
      : { ...NOTHING, isOpen: true };
  }

  #take(expected: string): boolean {
    const isNext = this.#source.startsWith(expected, this.#at);
    if (isNext) this.#at += expected.length;
    return isNext;
  }
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function concatenate(one: Words, other: Words): Words {
  return {
    words: unique(one.words.flatMap((word) => other.words.map((rest) => word + rest))),
    isOpen: other.isOpen,
  };
}
