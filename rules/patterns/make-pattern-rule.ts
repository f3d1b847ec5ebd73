import noConfiguredSecret from '../no-configured-secret.ts';
import { getRulePage } from '../rule-page.ts';
import { isPlaceholder } from '../randomness/placeholder.ts';
import { defineRule, type Match, type OptionSchema, type TextRule } from '../rule.ts';
import { readAlphabet, type Alphabet } from './alphabet.ts';
import type { Pattern, PatternForm } from './pattern.ts';

/** A rule that is made from a pattern. */
export interface PatternRule extends TextRule {
  readonly prefixes: readonly string[];
}

/** The option of every such rule. */
export const ALLOW_OPTION: OptionSchema = {
  type: 'array',
  items: { type: 'string' },
  default: [],
  description: 'Values that are allowed, with * for any characters, or fingerprints.',
};

const REFERENCE = getRulePage('no-configured-secret');

/**
 * Makes the rule for a pattern. It searches for the prefix and counts characters from there, each once.
 * @throws RangeError for an invalid alphabet
 */
export function makePatternRule(pattern: Pattern): PatternRule {
  const { id, title, remedy, reference = REFERENCE, forms, examples = [] } = pattern;
  const finders = forms.map((form) => makeFinder(form, forms, pattern.hasStandIns === true));
  const [only, ...others] = forms;
  const rule: TextRule = defineRule({
    kind: 'text',
    id,
    title,
    description: `disallow what looks like: ${title}`,
    finds: title,
    why: 'Anyone who can read the repository, now or in its history, can use it.',
    remedy,
    step: noConfiguredSecret.step,
    reference,
    options: { allow: { ...ALLOW_OPTION, default: examples } },
    prefilter:
      only && others.length === 0
        ? only.prefix
        : new RegExp(forms.map(({ prefix }) => prefix.replaceAll('.', '\\.')).join('|')),
    find: (text) =>
      finders.flatMap((find) => find(text)).sort((one, other) => one.start - other.start),
    // The user's own, which nobody else has to see.
    examples: { leaks: [], clean: [] },
  });
  return { ...rule, prefixes: forms.map(({ prefix }) => prefix) };
}

type Finder = (text: string) => Match[];

function makeFinder(
  form: PatternForm,
  forms: readonly PatternForm[],
  hasStandIns: boolean,
): Finder {
  const { prefix, min, max, contains, startsWord } = form;
  const alphabet = readAlphabet(form.alphabet);
  if (typeof alphabet === 'string') throw new RangeError(alphabet);
  return (text) => {
    const matches: Match[] = [];
    /** The end of the last run of the alphabet, so that no run is read twice. */
    let known = 0;
    for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + 1)) {
      const body = at + prefix.length;
      if (known <= body) known = skipRun(text, body, alphabet);
      const end = Math.min(known, body + max);
      if (end - body < min) continue;
      if (startsWord && isWordCharacter(text.charCodeAt(at - 1))) continue;
      if (goesOn(text, end) && !forms.some((other) => text.startsWith(other.prefix, end))) continue;
      const value = text.slice(body, end);
      if (contains !== undefined && !value.includes(contains)) continue;
      if (isMask(value) || (hasStandIns && isPlaceholder(value))) continue;
      matches.push({ start: at, end });
    }
    return matches;
  };
}

function skipRun(text: string, from: number, alphabet: Alphabet): number {
  let end = from;
  while (alphabet[text.charCodeAt(end)] === 1) end++;
  return end;
}

/**
 * Whether a letter or a digit follows, so that it is a longer word. In binary files one may follow by chance,
 * before a byte with a length.
 */
function goesOn(text: string, end: number): boolean {
  if (!isWordCharacter(text.charCodeAt(end))) return false;
  const next = text.charCodeAt(end + 1);
  const isBinary = next < 0x09 || (next > 0x0d && next < 0x20) || next > 0x7e;
  return !isBinary;
}

function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}

/** Whether it is a mask: `xxxxxxxx`. */
function isMask(value: string): boolean {
  return new Set(value.slice(0, 64)).size <= 2;
}
