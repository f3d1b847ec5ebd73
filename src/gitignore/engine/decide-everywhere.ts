import { matches } from './automaton.ts';
import type { CoverageQuestion } from './coverage-search.ts';
import { decideCoverage, type Coverage } from './decide-coverage.ts';
import { decidePath } from './decide-path.ts';
import type { Dialect } from './dialect.ts';
import { pickGap } from './pick-gap.ts';

/** For all versions of git: covered only if all of them ignore what is required. */
export type CommonCoverage =
  | Exclude<Coverage, { readonly kind: 'gap' }>
  | (Extract<Coverage, { readonly kind: 'gap' }> & {
      /** The only versions that do not ignore the witness; undefined for all. */
      readonly onlyIn: Dialect | undefined;
    });

/** @param toQuestion the question with the rules as a dialect reads them */
export function decideEverywhere(
  dialects: readonly Dialect[],
  toQuestion: (dialect: Dialect) => CoverageQuestion,
): CommonCoverage {
  const decisions = dialects.map((dialect) => {
    const question = toQuestion(dialect);
    return { dialect, question, coverage: decideCoverage(question) };
  });
  const gap = pickGap(
    decisions.map(({ dialect, question: { rules, required }, coverage }) => ({
      dialect,
      gap: coverage.kind === 'gap' ? coverage : undefined,
      letsThrough: (path) => matches(required, path) && !decidePath(rules, path, 'file').ignored,
    })),
  );
  if (gap !== undefined) return gap;
  const undecided = decisions.flatMap(({ coverage }) =>
    coverage.kind === 'undecided' ? [coverage] : [],
  );
  return undecided[0] ?? { kind: 'covered' };
}
