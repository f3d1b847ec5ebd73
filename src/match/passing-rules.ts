import { rules } from '../../rules/index.ts';
import { TEXT_WORDS } from '../../rules/known-prefilters.ts';
import { listWords } from '../../rules/prefilters/list-words.ts';
import {
  makePrefilterSearch,
  type PrefilterSearch,
} from '../../rules/prefilters/prefilter-search.ts';
import type { TextContext, TextRule } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import { listPatternRules } from '../config/pattern-rules.ts';

type RuleOn = readonly [rule: TextRule, options: TextContext['options']];

/** The rules about texts that are on in a configuration, prepared for testing their prefilters. */
interface RulesOn {
  readonly all: readonly RuleOn[];
  readonly search: PrefilterSearch;
  /** Those whose options may let them find something in a text that their prefilter does not match. */
  readonly withOptions: readonly RuleOn[];
}

const known = new WeakMap<Config, RulesOn>();

/**
 * Every rule about texts that is on, with its options: the built-in ones, and those of configured patterns.
 */
export function listRulesOn(config: Config): readonly RuleOn[] {
  return getRulesOn(config).all;
}

/**
 * The rules that are on and whose prefilters a text passes.
 * @param bytes of the text in Latin-1, if available
 */
export function listPassingRules(
  text: string,
  config: Config,
  bytes: Uint8Array = Buffer.from(text, 'latin1'),
): ReadonlySet<TextRule> {
  const { all, search, withOptions } = getRulesOn(config);
  const passing = new Set<TextRule>();
  search(text, bytes, (index) => {
    const rule = all[index]?.[0];
    if (rule) passing.add(rule);
    return passing.size === all.length;
  });
  for (const [rule, options] of withOptions) {
    if (!passing.has(rule) && rule.optionsPrefilter?.(text, options) === true) passing.add(rule);
  }
  return passing;
}

/**
 * Whether a rule that is on could find something in a text without decoding it; `text` may be bytes read as
 * Latin-1.
 * @param bytes of the text in Latin-1, if available
 */
export function passesPlainPrefilters(
  text: string,
  config: Config,
  bytes: Uint8Array = Buffer.from(text, 'latin1'),
): boolean {
  const { search, withOptions } = getRulesOn(config);
  return (
    search(text, bytes, () => true) ||
    withOptions.some(([rule, options]) => rule.optionsPrefilter?.(text, options) === true)
  );
}

function getRulesOn(config: Config): RulesOn {
  let rulesOn = known.get(config);
  if (!rulesOn) known.set(config, (rulesOn = makeRulesOn(config)));
  return rulesOn;
}

const textRules: readonly TextRule[] = rules.filter((rule) => rule.kind === 'text');
/** Those of the built-in rules are known when the package is built. */
const knownWords = new Map(textRules.map((rule, index) => [rule, TEXT_WORDS[index]]));

function makeRulesOn(config: Config): RulesOn {
  const all = [...textRules, ...listPatternRules(config)].flatMap((rule): RuleOn[] => {
    const setting = config.rules.get(rule.id);
    return setting && setting.severity !== 'off' ? [[rule, setting.options]] : [];
  });
  return {
    all,
    search: makePrefilterSearch(
      all.map(([rule]) => rule.prefilter),
      all.map(([rule]) =>
        knownWords.has(rule) ? knownWords.get(rule) : listWords(rule.prefilter),
      ),
    ),
    withOptions: all.filter(([rule]) => rule.optionsPrefilter !== undefined),
  };
}
