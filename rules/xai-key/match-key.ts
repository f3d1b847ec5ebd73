import { randomness } from '../randomness/wordiness.ts';
import type { Match } from '../rule.ts';
import { isDrawnLikeKey, isRandom, removePrefix } from './drawn-characters.ts';
import { toKeyMatch } from './to-key-match.ts';

// The alphabet and the length are those of the xAI console. Anything may surround a key: a quote, `\n`, an ANSI
// colour code, `KEY_`, another key; a letter too, because binary files have strings without separators: `.pyc`,
// protocol buffers, the strings of a Go program, cells of SQLite.
const KEY = /xai-(?<management>token-)?[A-Za-z0-9]{80}/y;
/** More characters of the alphabet after a key. */
const CONTINUATION = /[A-Za-z0-9]{1,128}/y;
// A shorter continuation may be anything. A longer one makes it another text if it is random too.
const MIN_LONGER = 40;
/** The length of a key as the byte before it, as most formats with lengths have it. */
const LENGTHS = { key: 'T', management: 'Z' } as const;
// 80 random characters have 5.4 bits each and never below 4.8 in a million draws; words in camel case have 4.5.
const MIN_ENTROPY = 4.7;

/** A key of the documented form that begins at an offset. */
export function matchKey(text: string, at: number): Match | undefined {
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  if (!found || !isRandom(found[0], MIN_ENTROPY)) return undefined;
  return isPartOfLonger(text, found) ? undefined : toKeyMatch(found);
}

/** Whether it is the beginning of a longer text, of words or random. */
function isPartOfLonger(text: string, { 0: key, index, groups }: RegExpExecArray): boolean {
  CONTINUATION.lastIndex = index + key.length;
  const continuation = CONTINUATION.exec(text)?.[0];
  if (continuation === undefined) return false;
  const isManagement = groups?.['management'] !== undefined;
  if (text.charAt(index - 1) === LENGTHS[isManagement ? 'management' : 'key']) return false;
  if (randomness(removePrefix(key)) <= 0) return true;
  return continuation.length >= MIN_LONGER && isDrawnLikeKey(continuation);
}
