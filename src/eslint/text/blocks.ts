import type { Linter } from 'eslint';

/** A part of a file as ESLint takes it from a processor: with the name it is configured by, or without. */
export type Block = Linter.ProcessorFile | string;
type Step = (value: unknown, index: number) => unknown;

/**
 * What a processor gives to ESLint in place of a list of blocks. ESLint maps the blocks to messages; here
 * a block is made and mapped when what became of the one before is known.
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

  /** What ESLint has to say of one block. */
  lint(block: Block): Linter.LintMessage[] {
    return this.#steps.reduce<unknown>((value, step) => step(value, 0), block) as never;
  }
}
