import { POSSIBLE } from '../prefixes/xai-key-kind.ts';
import { isPlaceholder } from '../randomness/placeholder.ts';
import { randomness } from '../randomness/wordiness.ts';
import type { Match } from '../rule.ts';
import { isDrawnLikeKey, isRandom, removePrefix } from './drawn-characters.ts';
import { toKeyMatch } from './to-key-match.ts';

// Another length or alphabet: an error if something before it says that it is a key.
const NAMED_KEY = /xai-(?<management>token-)?[\w-]{16,400}/y;
const NAME =
  /(?:key|token|secret|credentials?|passwd|password|authorization)\\{0,8}["'`]?[\])]?\s{0,8}(?:[:=,(]|:=|=>|\?\?=?|\|\|=?)\s{0,8}\\{0,8}["'`]?$|\b(?:bearer|token)\s{1,8}$/i;
const NAME_WINDOW = 96;
// Otherwise a warning, and only if a whole word looks as random as a key.
const UNNAMED_KEY = /(?<![\w+/=.@-])xai-(?<management>token-)?[\w-]{24,200}(?![\w+/=-])/y;
const MIN_UNNAMED_BITS = 16;
const MIN_ENTROPY = 3.2;

/**
 * A key of another length or alphabet that begins at an offset.
 * @param title of a finding
 */
export function matchLooseKey(text: string, at: number, title: string): Match | undefined {
  return matchNamed(text, at) ?? matchUnnamed(text, at, title);
}

function matchNamed(text: string, at: number): Match | undefined {
  if (!NAME.test(text.slice(Math.max(0, at - NAME_WINDOW), at))) return undefined;
  NAMED_KEY.lastIndex = at;
  const found = NAMED_KEY.exec(text);
  if (!found || isPlaceholder(found[0]) || !/\d/.test(found[0])) return undefined;
  return isRandom(found[0], MIN_ENTROPY) ? { ...toKeyMatch(found), isLoose: true } : undefined;
}

function matchUnnamed(text: string, at: number, title: string): Match | undefined {
  UNNAMED_KEY.lastIndex = at;
  const found = UNNAMED_KEY.exec(text);
  if (!found) return undefined;
  const drawn = removePrefix(found[0]);
  // Words between separators are a name, however many of them there are.
  if (!isDrawnLikeKey(drawn) || randomness(drawn) < MIN_UNNAMED_BITS || isPlaceholder(drawn)) {
    return undefined;
  }
  if (!isRandom(found[0], MIN_ENTROPY)) return undefined;
  const match = toKeyMatch(found);
  return {
    ...match,
    severity: 'warn',
    isLoose: true,
    title: `${POSSIBLE} ${match.title ?? title}`,
  };
}
