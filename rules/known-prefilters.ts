import { rules } from './index.ts';
import { listWords } from './prefilters/list-words.ts';
import type { PathRule, TextRule } from './rule.ts';

/**
 * The prefilters of all rules about texts, `undefined` for a rule without one. The build replaces this module
 * with its values, because loading the rules takes longer than scanning a commit.
 */
export const TEXT_PREFILTERS: readonly TextRule['prefilter'][] = rules.flatMap((rule) =>
  rule.kind === 'text' ? [rule.prefilter] : [],
);

/** For each of them, words of which every text that it matches contains one. */
export const TEXT_WORDS: readonly (readonly string[] | undefined)[] =
  TEXT_PREFILTERS.map(listWords);

/** The same for the rules about paths. */
export const PATH_PREFILTERS: readonly PathRule['prefilter'][] = rules.flatMap((rule) =>
  rule.kind === 'path' ? [rule.prefilter] : [],
);
