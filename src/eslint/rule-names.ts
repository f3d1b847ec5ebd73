import gitignoreCoverage from '../../rules/gitignore-coverage.ts';
import noConfiguredSecret from '../../rules/no-configured-secret.ts';
import { rules, type RegisteredRule } from '../../rules/index.ts';
import type { TextRule } from '../../rules/rule.ts';

/** The name of a rule of the plugin, without the plugin's. */
export type RuleName =
  | Exclude<Extract<RegisteredRule, TextRule>, { readonly inEslint: false }>['id']
  | (typeof gitignoreCoverage)['id']
  | (typeof noConfiguredSecret)['id'];

/** The part of a rule that the plugin uses. */
export type LintedRule = Pick<TextRule, 'id' | 'description' | 'holdsSecret' | 'options'>;

/** Reports the findings of configured patterns, whatever their ids. */
export const PATTERNS_RULE: LintedRule = { ...noConfiguredSecret, options: {} };

/** The rules about texts that the plugin also has. */
export const TEXT_RULES: readonly TextRule[] = rules.filter(
  (rule): rule is TextRule => rule.kind === 'text' && rule.inEslint !== false,
);

const NAMES: ReadonlySet<string> = new Set(
  [...TEXT_RULES, PATTERNS_RULE, gitignoreCoverage].map(({ id }) => id),
);

export function isRuleName(name: string): boolean {
  return NAMES.has(name);
}
