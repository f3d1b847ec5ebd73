import hardcodedRule from '../../rules/no-hardcoded-api-key.ts';
import { describePublicKey } from '../../rules/public-keys/public-key.ts';
import { vendorRules, type VendorRule } from '../../rules/vendor-rules.ts';
import type { Config } from '../config/config.ts';
import { listPatternRules } from '../config/pattern-rules.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import { matchRules } from '../match/match-rules.ts';
import { mergeOverlaps } from '../match/overlap.ts';
import type { RuleMatch } from '../match/rule-match.ts';
import { matchWide } from './match-wide.ts';
import { findBuiltKeys } from './tree/find-built-keys.ts';
import { findHardcoded, type KeyOptions, type TreeMatch } from './tree/find-hardcoded.ts';
import type { SourceCode } from './tree/syntax.ts';
import { TextPieces } from './tree/text-pieces.ts';

/** A match, and its node if the tree has one. */
export type FoundMatch = RuleMatch & Partial<Pick<TreeMatch, 'name' | 'node'>>;

/**
 * Every span of a file that breaks an enabled rule, one for each secret, in order.
 * @param hasTree whether the source code is a program, and not a text that only looks like one
 * @param refuse called with the reason why something is not decoded
 */
export function findMatches(
  sourceCode: SourceCode,
  path: string,
  config: Config,
  hasTree: boolean,
  refuse: Refuse,
): FoundMatch[] {
  const { text } = sourceCode;
  const matches = matchRules(text, path, config, refuse);
  if (hasTree) return mergeOverlaps(reviseByTree(matches, sourceCode, path, config));
  return mergeOverlaps([...matches, ...matchWide(text, path, config, refuse)]);
}

/** Adds what only the tree shows, and drops what it shows not to be a value. */
function reviseByTree(
  matches: readonly RuleMatch[],
  sourceCode: SourceCode,
  path: string,
  config: Config,
): FoundMatch[] {
  const isOn = (rule: RuleMatch['rule']): boolean => config.rules.get(rule.id)?.severity !== 'off';
  const options = config.rules.get(hardcodedRule.id)?.options as unknown as KeyOptions;
  const found = isOn(hardcodedRule) ? findHardcoded(sourceCode, options) : [];
  const built = findBuiltKeys(
    sourceCode,
    [...vendorRules, ...listPrefixRules(config)].filter(isOn),
    config,
  );
  const pieces = matches.some(({ rule }) => rule.generic) ? TextPieces.of(sourceCode) : undefined;
  const read = matches.filter(
    ({ rule, start }) => !rule.generic || pieces?.at(start)?.isValue === true,
  );
  // Of equal ones the first stays, because what the tree finds has a name.
  return [...found.map((match) => addPublicKind(match, sourceCode, path)), ...built, ...read];
}

/** The rules of the configured patterns, once for each prefix. */
function listPrefixRules(config: Config): VendorRule[] {
  return listPatternRules(config).flatMap((rule) =>
    rule.prefixes.map((prefix) => ({ ...rule, prefix })),
  );
}

/** Adds that a key is public by design, as the rule itself does in texts. */
function addPublicKind(match: TreeMatch, { text }: SourceCode, path: string): TreeMatch {
  const { value = '', name = '', start, end } = match;
  return { ...match, ...describePublicKey({ value, name, text, start, end, path }) };
}
