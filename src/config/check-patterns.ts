import { rules } from '../../rules/index.ts';
import { readAlphabet } from '../../rules/patterns/alphabet.ts';
import { makePatternRule } from '../../rules/patterns/make-pattern-rule.ts';
import { PRESETS } from '../../rules/patterns/presets.ts';
import { ConfigError } from '../errors/errors.ts';
import type { PatternEntry } from './config-file.ts';
import { readPattern } from './pattern-rules.ts';

/**
 * Rejects patterns that do not find their examples.
 * @param name of the file, for the message
 * @throws ConfigError with the entry; no example is quoted, because it may be a real token
 */
export function checkPatterns(name: string, patterns: readonly PatternEntry[]): void {
  const taken = new Set([...rules, ...Object.values(PRESETS)].map(({ id }) => id));
  for (const [index, entry] of patterns.entries()) {
    const refuse = (place: string, what: string): never => {
      throw new ConfigError(`${name}: "patterns.${index}${place}" ${what}`);
    };
    if (typeof entry === 'string') {
      if (patterns.indexOf(entry) < index) refuse('', 'has duplicates');
      continue;
    }
    const { id, alphabet, length, examples } = entry;
    if (taken.has(id)) refuse('.id', `is taken; call it otherwise than "${id}"`);
    taken.add(id);
    const read = readAlphabet(alphabet);
    if (typeof read === 'string') refuse('.alphabet', read);
    if (typeof length !== 'number' && length[0] > length[1]) {
      refuse('.length', 'must give the smaller number first');
    }
    const rule = makePatternRule(readPattern(entry));
    for (const [at, example] of examples.entries()) {
      const [match, ...others] = rule.find(example, { path: '', options: {} });
      const isWhole = match?.start === 0 && match.end === example.length && others.length === 0;
      if (!isWhole) refuse(`.examples.${at}`, describeForm(entry));
    }
  }
}

function describeForm({ prefix, alphabet, length }: Exclude<PatternEntry, string>): string {
  const count = typeof length === 'number' ? String(length) : `${length[0]} to ${length[1]}`;
  return `is not found: it has to be ${JSON.stringify(prefix)} and ${count} characters of ${alphabet}, not all the same`;
}
