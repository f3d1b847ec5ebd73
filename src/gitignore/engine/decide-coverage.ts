import type { BytePath } from './byte-path.ts';
import { CoverageSearch, type CoverageQuestion } from './coverage-search.ts';
import { findBlame } from './decide-path.ts';
import type { IgnoreRule } from './ignore-rule.ts';
import { TooComplexError, WorkBudget } from './work-budget.ts';

/** About half a second; a normal ignore file needs a hundredth of it. */
const STEPS = 2_000_000;

export type Coverage =
  /** No path at any depth is unignored, existing or not. */
  | { readonly kind: 'covered' }
  | {
      readonly kind: 'gap';
      /** The shortest path that is not ignored, preferably with portable names. */
      readonly witness: BytePath;
      /** The rule that re-includes it; undefined if none ever ignored it. */
      readonly blame: IgnoreRule | undefined;
    }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Whether every file that a required pattern matches is ignored. Pure, exact, and bounded in time and memory. */
export function decideCoverage(question: CoverageQuestion): Coverage {
  try {
    const search = new CoverageSearch(question, new WorkBudget(STEPS));
    if (search.isPlainlyCovered()) return { kind: 'covered' };
    // If there is no gap, one search proves it, because portable names are included in all names.
    const notIgnored = search.run('any');
    if (notIgnored === undefined) return { kind: 'covered' };
    const witness = search.run('portable') ?? notIgnored;
    return { kind: 'gap', witness, blame: findBlame(question.rules, witness) };
  } catch (error) {
    if (!(error instanceof TooComplexError)) throw error;
    return { kind: 'undecided', reason: `the ignore rules are too complex: ${error.message}` };
  }
}
