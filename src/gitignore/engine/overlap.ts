import type { Automaton } from './automaton.ts';
import type { ByteSet } from './byte-set.ts';
import { SLASH } from './byte-set.ts';
import { pickByteClassRepresentatives } from './byte-class-representatives.ts';
import { DEAD, START, type LazyDfa } from './lazy-dfa.ts';
import type { WorkBudget } from './work-budget.ts';

/**
 * Whether a path matches both.
 * @throws {TooComplexError} when the budget is used up
 */
export function overlap(a: LazyDfa, b: LazyDfa, budget: WorkBudget): boolean {
  if (endsDiffer(a.automaton, b.automaton)) return false;
  const letters = [SLASH, ...pickByteClassRepresentatives([a.automaton, b.automaton], 'any')];
  const seen = new Set<string>();
  const queue: (readonly [number, number])[] = [[START, START]];
  for (const [stateA, stateB] of queue) {
    if (a.accepts(stateA) && b.accepts(stateB)) return true;
    for (const letter of letters) {
      budget.spend(2);
      const nextA = a.step(stateA, letter);
      const nextB = b.step(stateB, letter);
      const key = `${String(nextA)},${String(nextB)}`;
      if (nextA === DEAD || nextB === DEAD || seen.has(key)) continue;
      seen.add(key);
      queue.push([nextA, nextB]);
    }
  }
  return false;
}

/**
 * Whether the bytes after the last wildcards already rule a common path out, which is cheap and nearly always
 * so.
 */
function endsDiffer(a: Automaton, b: Automaton): boolean {
  for (let back = 1; ; back++) {
    const tokenA = a.at(-back);
    const tokenB = b.at(-back);
    if (tokenA?.kind !== 'byte' || tokenB?.kind !== 'byte') return false;
    if (areDisjoint(tokenA.set, tokenB.set)) return true;
  }
}

function areDisjoint(a: ByteSet, b: ByteSet): boolean {
  return a.every((member, byte) => member === 0 || b[byte] === 0);
}
