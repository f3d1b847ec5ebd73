import { makeAlphabet } from '../find-runs.ts';
import type { Reader } from './layer.ts';
import { skip } from './skip.ts';

const LAST_ASCII = 0x7f;

interface Replacement {
  /** First characters of a match. */
  readonly first: string;
  /** Characters that may follow. */
  readonly second: string;
  /** Sticky. */
  readonly pattern: RegExp;
  /**
   * The character, or its code, that a match encodes; `undefined` for none. Non-ASCII characters are not
   * decoded, because keys and names of keys are ASCII.
   */
  readonly decode: (match: string) => string | number | undefined;
  /** A prefilter that is faster than the pattern. */
  readonly mayMatch?: (bytes: Uint8Array, start: number) => boolean;
  /** Whether a match may be longer. */
  readonly mayBeLonger?: (match: string) => boolean;
}

/** Reads each match of a pattern. */
export function replaceEach(replacement: Replacement): Reader {
  const { first, second, pattern, decode, mayMatch, mayBeLonger = () => false } = replacement;
  return {
    triggers: { [first]: makeAlphabet(second) },
    open: (text, write, bytes) => (start) => {
      if (mayMatch?.(bytes, start) === false) return start + 1;
      const end = skip(pattern, text, start);
      if (end === undefined) return start + 1;
      const match = text.slice(start, end);
      const decoded = decode(match);
      if (decoded === undefined || (typeof decoded === 'number' && decoded > LAST_ASCII))
        return end;
      const character = typeof decoded === 'number' ? String.fromCharCode(decoded) : decoded;
      write({ start, end, text: character, mayBeLonger: mayBeLonger(match) });
      return end;
    },
  };
}
