/**
 * Deterministic strings in the shape of keys, made at run time so that the repository contains no key-shaped
 * literal. The same arguments always give the same string.
 */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Alphabets of keys. */
type Alphabet = 'alphanumeric' | 'hex' | 'base64' | 'letters' | 'lower';

const ALPHABETS: Readonly<Record<Alphabet, string>> = {
  alphanumeric: LETTERS + LETTERS.toUpperCase() + '0123456789',
  hex: '0123456789abcdef',
  base64: LETTERS + LETTERS.toUpperCase() + '0123456789+/',
  letters: LETTERS + LETTERS.toUpperCase(),
  lower: LETTERS,
};

/**
 * A random-looking string.
 * @param length in characters
 * @param seed another seed gives another string
 */
export function body(length: number, seed = 1, alphabet: Alphabet = 'alphanumeric'): string {
  const characters = ALPHABETS[alphabet];
  // xorshift32: well spread, and the same on every platform. The seed must not be zero.
  let state = (seed * 2654435761) >>> 0 || 1;
  let text = '';
  while (text.length < length) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    text += characters.charAt(state % characters.length);
  }
  return text;
}

/** An xAI API key: `xai-` and 80 characters. */
export function apiKey(seed = 1): string {
  return `xai-${body(80, seed)}`;
}

/** An xAI management key: `xai-token-` and 80 characters. */
export function managementKey(seed = 1): string {
  return `xai-token-${body(80, seed)}`;
}

/** A placeholder that is made by typing the alphabet: every character once, in order. */
export const ALPHABET_IN_ORDER: string = ALPHABETS.alphanumeric;
