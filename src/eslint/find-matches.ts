import type { Config } from '../config.ts';
import { matchRules, type RuleMatch } from '../scan.ts';
import type { RuleContext } from './inspection.ts';

/** Every span of a file that breaks a rule that is on, one for each secret, in order. */
export function findMatches(
  { sourceCode }: RuleContext,
  path: string,
  config: Config,
): RuleMatch[] {
  return matchRules(sourceCode.text, path, config);
}
