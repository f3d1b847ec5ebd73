import type { Linter } from 'eslint';

/** A block of a file, as a processor returns it to ESLint: with a file name, or without. */
export type Block = Linter.ProcessorFile | string;
type Step = (value: unknown, index: number) => unknown;

/**
 * An array-like that a processor returns to ESLint in place of a list of blocks. ESLint calls its `map` to
 * lint each block; here the processor decides which block comes next when it knows the messages of the one
 * before.
 */
export class Blocks {
  readonly text: string;
  readonly #steps: readonly Step[];

  constructor(text: string, steps: readonly Step[] = []) {
    this.text = text;
    this.#steps = steps;
  }

  map(step: Step): Blocks {
    return new Blocks(this.text, [...this.#steps, step]);
  }

  /** Lets ESLint lint one block. @returns its messages */
  lint(block: Block): Linter.LintMessage[] {
    return this.#steps.reduce<unknown>((value, step) => step(value, 0), block) as never;
  }
}
