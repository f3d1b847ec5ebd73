import { randomness } from './wordiness.ts';

/** Words that placeholders consist of. */
const STAND_IN_WORDS: ReadonlySet<string> = new Set(
  `your yours my mine our their some the this that here there
  example examples sample demo dummy fake mock mocked stub test tests tested testing tester fixture
  placeholder changeme change replace replaceme insert enter put fill paste provide
  invalid valid wrong incorrect nonexistent nonexisting expired missing empty unknown
  foo bar baz qux foobar hello world lorem ipsum redacted hidden masked removed censored
  todo fixme tbd none null nil undefined default random string value text something whatever
  api key keys apikey token tokens apitoken secret secrets apisecret password credential credentials
  secure super private public xxx xxxx yyy zzz qwerty asdf`.split(/\s+/),
);

/** From this length on, the rest of a value without its placeholder words is checked. */
const REST_LENGTH = 16;
const REST_DIGITS = 2;
/** The same for words that are short and not set off, so that they may occur by chance. */
const CHANCE_LENGTH = 12;
const CHANCE_BITS = 6;

/**
 * Whether a value is a placeholder: a mask, a sequence, a repetition, or placeholder words. With a long random
 * rest after such a word it is a secret (`sk_test_` and 24 random characters).
 */
export function isPlaceholder(value: string): boolean {
  return /[*•]{3}|\.{3}|…/u.test(value) || isPatterned(value) || isWorded(value);
}

/** A word of this length does not occur in random text by chance. */
const LONG_WORD = 5;
const LONG_WORDS = new RegExp(
  [...STAND_IN_WORDS].filter((word) => word.length >= LONG_WORD).join('|'),
  'gi',
);

const ANY_WORD = new RegExp([...STAND_IN_WORDS].join('|'), 'i');

function isWorded(value: string): boolean {
  if (!ANY_WORD.test(value)) return false;
  const short = value.replace(LONG_WORDS, '-');
  const words = splitWords(short);
  const rest = words.filter((word) => !isStandIn(word)).join('');
  const all = short === value ? words : splitWords(value);
  if (rest.length === all.join('').length) return false;
  if (short === value && !isSetOff(value)) {
    return rest.length < CHANCE_LENGTH || randomness(rest) <= CHANCE_BITS;
  }
  if (rest.length < REST_LENGTH || randomness(rest) <= 0) return true;
  return short !== value && countDigits(rest) < REST_DIGITS;
}

/** Whether a placeholder word is between separators, and not inside a run of letters and digits. */
function isSetOff(value: string): boolean {
  return value.split(/[^A-Za-z0-9]+/).some(isStandIn);
}

function isStandIn(word: string): boolean {
  return word.length > 1 && STAND_IN_WORDS.has(word.toLowerCase());
}

/** Splits at separators, at digits and at changes of case. */
function splitWords(text: string): string[] {
  return text.match(/(?<![A-Z])[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

export function countDigits(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) digits++;
  return digits;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** From this share of repeated or consecutive neighbouring characters on, it is a pattern. */
const PATTERN_SHARE = 0.5;
/** The same if letters and digits are checked separately (`a1b2c3…`): higher, because each has fewer. */
const INTERLEAVED_SHARE = 0.7;
const FEW_CHARACTERS = 4;

function isPatterned(value: string): boolean {
  const core = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (core.length < 8) return false;
  if (hasFewCharacters(core) || isRepetition(core)) return true;
  if (patternShare(core, () => true) >= PATTERN_SHARE) return true;
  const digits = countDigits(core);
  return (
    digits >= 3 &&
    core.length - digits >= 3 &&
    patternShare(core, isDigit) >= INTERLEAVED_SHARE &&
    patternShare(core, (code) => !isDigit(code)) >= INTERLEAVED_SHARE
  );
}

function hasFewCharacters(text: string): boolean {
  let seen = '';
  for (const character of text) {
    if (seen.includes(character)) continue;
    seen += character;
    if (seen.length > FEW_CHARACTERS) return false;
  }
  return true;
}

/** A prefix of this length shows whether the whole repeats; comparing every period would be quadratic. */
const REPETITION_LENGTH = 256;

/** Whether it is a piece that is repeated, the last one perhaps truncated. */
function isRepetition(text: string): boolean {
  const core = text.slice(0, REPETITION_LENGTH);
  for (let period = 1; period <= core.length / 2; period++) {
    const isLikely = core.charCodeAt(period) === core.charCodeAt(0);
    if (isLikely && core.startsWith(core.slice(period))) return true;
  }
  return false;
}

const ASCII = 128;
/** Sequences that people type: the alphabet, the digits, the rows of a keyboard. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Steps from a character to itself, to the next and to the previous one in some sequence. */
const SAME = 1;
const NEXT = 2;
const BACK = 4;
const STEPS = makeSteps(ROWS);

/** The steps from a character to another, at the code of the first times 128 plus that of the second. */
function makeSteps(rows: readonly string[]): Uint8Array {
  const steps = new Uint8Array(ASCII * ASCII);
  const add = (from: number, to: number, step: number): void => {
    const at = from * ASCII + to;
    steps[at] = (steps[at] ?? 0) | step;
  };
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const one = row.charCodeAt(at);
      add(one, one, SAME);
      if (at === 0) continue;
      const before = row.charCodeAt(at - 1);
      add(before, one, NEXT);
      add(one, before, BACK);
    }
  }
  return steps;
}

/**
 * Share of the pairs that continue in one direction for at least three characters; shorter sequences occur by
 * chance. Only the given characters count, as if there were no others.
 */
function patternShare(core: string, isIncluded: (code: number) => boolean): number {
  let pairs = 0;
  let count = 0;
  let last = 0;
  /** The steps from each of the last characters to the next, and the number of these pairs. */
  let direction = 0;
  let run = 0;
  for (let at = 0; at < core.length; at++) {
    const code = core.charCodeAt(at);
    if (!isIncluded(code)) continue;
    const step = STEPS[last * ASCII + code] ?? 0;
    const goesOn = (direction & step) !== 0;
    if (goesOn) pairs += run === 1 ? 2 : 1;
    run = goesOn ? run + 1 : step === 0 ? 0 : 1;
    direction = goesOn ? direction & step : step;
    last = code;
    count++;
  }
  return pairs / (count - 1);
}
