import { entropy } from '../randomness/entropy.ts';
import { randomness } from '../randomness/wordiness.ts';

// Of 79 neighbouring pairs a random key has one or two that are consecutive in the alphabet.
const MAX_CONSECUTIVE_SHARE = 0.3;

/** A key without its prefix: the characters that are drawn at random. */
export function removePrefix(key: string): string {
  return key.replace(/^xai-(?:token-)?/, '');
}

/** @param minEntropy in bits per character */
export function isRandom(key: string, minEntropy: number): boolean {
  const drawn = removePrefix(key);
  let consecutive = 0;
  for (let i = 1; i < drawn.length; i++) {
    if (drawn.charCodeAt(i) - drawn.charCodeAt(i - 1) === 1) consecutive++;
  }
  return consecutive < drawn.length * MAX_CONSECUTIVE_SHARE && entropy(drawn) >= minEntropy;
}

/** Whether a text has every kind of character that keys are drawn from, unlike a hash, and is no word. */
export function isDrawnLikeKey(text: string): boolean {
  return [/[a-z]/, /[A-Z]/, /\d/].every((part) => part.test(text)) && randomness(text) > 0;
}
