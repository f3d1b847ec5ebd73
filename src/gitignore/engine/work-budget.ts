/** Ends a decision that would take too long. The verdict is `undecided` then. */
export class TooComplexError extends Error {
  override get name(): string {
    return 'TooComplexError';
  }
}

/** How much work one decision may do, so that a hostile ignore file takes a second and not a day. */
export class WorkBudget {
  readonly #limit: number;
  #spent = 0;

  /** @param limit in steps of one automaton by one byte */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws {TooComplexError} when the budget is used up */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#limit) {
      throw new TooComplexError(`more than ${String(this.#limit)} steps`);
    }
  }
}
