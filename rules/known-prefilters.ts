import { rules } from './index.ts';
import type { PathRule, TextRule } from './rule.ts';

/**
 * The prefilters of all rules about texts, `undefined` for a rule without one. The build replaces this module
 * by its values, for the hook would need longer to load the rules than to scan a commit.
 */
export const TEXT_PREFILTERS: readonly TextRule['prefilter'][] = rules.flatMap((rule) =>
  rule.kind === 'text' ? [rule.prefilter] : [],
);

/** The same of the rules about paths. */
export const PATH_PREFILTERS: readonly PathRule['prefilter'][] = rules.flatMap((rule) =>
  rule.kind === 'path' ? [rule.prefilter] : [],
);
