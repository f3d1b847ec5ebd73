import type { Span } from '../text/span.ts';

/** Bytes that belong to an alphabet have a 1. */
export type Alphabet = Uint8Array;

const LOWER_CASE = 'abcdefghijklmnopqrstuvwxyz';
/** ASCII letters. */
const LETTERS: string = LOWER_CASE + LOWER_CASE.toUpperCase();
export const LETTERS_AND_DIGITS: string = `${LETTERS}0123456789`;

export const BASE64: Alphabet = makeAlphabet(`${LETTERS_AND_DIGITS}+/-_`);
/** Every byte. */
export const EVERYTHING: Alphabet = new Uint8Array(256).fill(1);
/** White space and non-ASCII bytes; the last byte of a wider character may have any value. */
export const NO_LETTERS: string = String.fromCharCode(
  ...Array.from({ length: 256 }, (_, code) => code).filter((code) => code <= 0x20 || code >= 0x7f),
);
export const HEX: Alphabet = makeAlphabet('0123456789abcdefABCDEF');
/** Shorter runs are words, numbers and colours. */
export const RUN_LENGTH = 24;

/** The runs that may contain a block. */
export function findBlockRuns(bytes: Uint8Array): Span[] {
  return findRuns(bytes, BASE64, RUN_LENGTH);
}

/**
 * The runs of at least `length` characters of an alphabet. Checks the last character that a run would need
 * first, like Boyer and Moore: of most texts it reads a few percent, which makes it fast enough for every
 * file.
 * @param bytes of a text in Latin-1; reading characters out of a string takes three times as long
 */
export function findRuns(
  bytes: Uint8Array,
  alphabet: Alphabet,
  length: number,
  { start: from, end }: Span = { start: 0, end: bytes.length },
): Span[] {
  const runs: Span[] = [];
  for (let start = from, at = from + length - 1; at < end;) {
    if (alphabet[bytes[at] ?? 0] !== 1) {
      start = at + 1;
      at = start + length - 1;
    } else if (at > start) at--;
    else {
      let behind = start + length;
      while (behind < end && alphabet[bytes[behind] ?? 0] === 1) behind++;
      runs.push({ start, end: behind });
      start = behind + 1;
      at = start + length - 1;
    }
  }
  return runs;
}

export function makeAlphabet(characters: string): Alphabet {
  const alphabet = new Uint8Array(256);
  for (const character of characters) alphabet[character.charCodeAt(0)] = 1;
  return alphabet;
}
