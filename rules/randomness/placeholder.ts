import { randomness } from './wordiness.ts';

/** Words that a stand-in is made of. */
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

/** What is left of a value without its stand-in words is judged from this length on. */
const REST_LENGTH = 16;
const REST_DIGITS = 2;
/** The same where a word is so short, and so little set off, that it may be there by chance. */
const CHANCE_LENGTH = 12;
const CHANCE_BITS = 6;

/**
 * Whether a value stands in for a secret: a mask, a sequence, a repetition, or stand-in words.
 * A long random rest beside such a word makes it a secret (`sk_test_` and 24 random characters).
 */
export function isPlaceholder(value: string): boolean {
  return /[*•]{3}|\.{3}|…/u.test(value) || isPatterned(value) || isWorded(value);
}

/** From this length on a word is no chance in random text, wherever it stands. */
const LONG_WORD = 5;
const LONG_WORDS = new RegExp(
  [...STAND_IN_WORDS].filter((word) => word.length >= LONG_WORD).join('|'),
  'gi',
);

function isWorded(value: string): boolean {
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

/** Whether a stand-in word stands between separators, and not in a row of letters and digits. */
function isSetOff(value: string): boolean {
  return value.split(/[^A-Za-z0-9]+/).some(isStandIn);
}

function isStandIn(word: string): boolean {
  return STAND_IN_WORDS.has(word.toLowerCase());
}

/** Splits at separators, at digits and where the case says that a word begins. */
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

/** Share of neighbouring characters that repeat or follow each other, from which it is a pattern. */
const PATTERN_SHARE = 0.5;
/** The same when letters and digits are looked at apart (`a1b2c3…`): higher, since each has fewer. */
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
  const seen = new Set<string>();
  for (const character of text) if (seen.add(character).size > FEW_CHARACTERS) return false;
  return true;
}

/** A beginning of this length tells whether the whole repeats; comparing every period is quadratic. */
const REPETITION_LENGTH = 256;

/** Whether it is one piece twice or more, the last perhaps cut. */
function isRepetition(text: string): boolean {
  const core = text.slice(0, REPETITION_LENGTH);
  for (let period = 1; period <= core.length / 2; period++) {
    const isLikely = core.charCodeAt(period) === core.charCodeAt(0);
    if (isLikely && core.startsWith(core.slice(period))) return true;
  }
  return false;
}

const ASCII = 128;
/** Characters in the order in which hands type them: in the alphabet, among the digits, on a keyboard. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Steps from a character to itself, to the next and to the one before, in some row. */
const SAME = 1;
const NEXT = 2;
const BACK = 4;
const STEPS = makeSteps(ROWS);

/** The steps that lead from a character to another, at the code of the first times 128 plus that of the second. */
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
 * Share of the pairs that go on in one direction for three characters at least: two that stand side by side
 * do so by chance. Of the characters that are looked at, as if there were no others.
 */
function patternShare(core: string, isLookedAt: (code: number) => boolean): number {
  let pairs = 0;
  let count = 0;
  let last = 0;
  /** What leads from each of the last characters to the next, and how many pairs that are. */
  let direction = 0;
  let run = 0;
  for (let at = 0; at < core.length; at++) {
    const code = core.charCodeAt(at);
    if (!isLookedAt(code)) continue;
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
