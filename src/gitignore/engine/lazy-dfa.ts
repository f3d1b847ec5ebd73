import { accepts, advance, startPositions, type Automaton, type Positions } from './automaton.ts';
import type { WorkBudget } from './work-budget.ts';

/** The state from which nothing matches. */
export const DEAD = 0;
export const START = 1;

interface State {
  readonly positions: Positions;
  readonly accepting: boolean;
  /** By byte; -1 if it was not computed yet. */
  readonly next: Int32Array;
}

/** An automaton that is made deterministic on demand: states are numbers, each step is one. */
export class LazyDfa {
  readonly automaton: Automaton;
  readonly #budget: WorkBudget;
  readonly #states: State[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param budget is charged for each new state and each new step */
  constructor(automaton: Automaton, budget: WorkBudget) {
    this.automaton = automaton;
    this.#budget = budget;
    this.#number(new Uint8Array(automaton.length + 1));
    this.#number(startPositions(automaton));
  }

  /** @throws {TooComplexError} when the budget is used up */
  step(state: number, byte: number): number {
    const from = this.#state(state);
    const known = from.next[byte];
    if (known !== undefined && known !== -1) return known;
    this.#budget.spend(this.automaton.length);
    const positions = new Uint8Array(this.automaton.length + 1);
    advance(this.automaton, from.positions, positions, byte);
    const number = this.#number(positions);
    from.next[byte] = number;
    return number;
  }

  accepts(state: number): boolean {
    return this.#state(state).accepting;
  }

  #state(number: number): State {
    const state = this.#states[number];
    if (state === undefined) throw new RangeError(`no state ${String(number)}`);
    return state;
  }

  #number(positions: Positions): number {
    const key = Buffer.from(positions.buffer).toString('latin1');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    // A state has a number for each byte.
    this.#budget.spend(256 + positions.length);
    const number = this.#states.length;
    const next = new Int32Array(256).fill(-1);
    this.#states.push({ positions, accepting: accepts(this.automaton, positions), next });
    this.#numbers.set(key, number);
    return number;
  }
}
