import { endsOtherwise, matches, type Automaton } from './automaton.ts';
import type { BytePath } from './byte-path.ts';
import { DEAD, LazyDfa, START } from './lazy-dfa.ts';
import { TooComplexError, WorkBudget } from './work-budget.ts';

/** For some hundred states. Whoever needs more gets the slow answer, in constant memory. */
const MOST_WORK = 100_000;

/** The same answers as {@link matches}, faster for many paths: each step is remembered. */
export function makePathMatcher(automaton: Automaton): (path: BytePath) => boolean {
  let dfa: LazyDfa | undefined;
  let isTooComplex = false;
  return (path) => {
    if (endsOtherwise(automaton, path)) return false;
    if (isTooComplex) return matches(automaton, path);
    try {
      dfa ??= new LazyDfa(automaton, new WorkBudget(MOST_WORK));
      return run(dfa, path);
    } catch (cause) {
      if (!(cause instanceof TooComplexError)) throw cause;
      isTooComplex = true;
      return matches(automaton, path);
    }
  };
}

function run(dfa: LazyDfa, path: BytePath): boolean {
  let state = START;
  for (let at = 0; at < path.length && state !== DEAD; at++)
    state = dfa.step(state, path.charCodeAt(at));
  return dfa.accepts(state);
}
