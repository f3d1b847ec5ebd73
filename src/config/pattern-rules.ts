import { makePatternRule, type PatternRule } from '../../rules/patterns/make-pattern-rule.ts';
import type { Pattern } from '../../rules/patterns/pattern.ts';
import { PRESETS } from '../../rules/patterns/presets.ts';
import type { PatternEntry } from './config-file.ts';

const NONE: readonly PatternRule[] = [];
const known = new WeakMap<readonly Pattern[], readonly PatternRule[]>();

/** The rules for the patterns of a configuration. */
export function listPatternRules({
  patterns,
}: {
  readonly patterns: readonly Pattern[];
}): readonly PatternRule[] {
  if (patterns.length === 0) return NONE;
  const rules = known.get(patterns) ?? patterns.map(makePatternRule);
  known.set(patterns, rules);
  return rules;
}

/** The pattern of an entry. The name of a preset was validated before. */
export function readPattern(entry: PatternEntry): Pattern {
  if (typeof entry === 'string') {
    const preset = PRESETS[entry];
    if (!preset) throw new Error(`no preset ${entry}`);
    return preset;
  }
  const { id, title, remedy, examples, prefix, alphabet, length } = entry;
  const [min, max] = typeof length === 'number' ? [length, length] : length;
  return { id, title, remedy, examples, forms: [{ prefix, alphabet, min, max }] };
}
