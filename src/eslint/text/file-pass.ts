import { sep } from 'node:path';
import type { FoundMatch } from '../find-matches.ts';
import { findTwins, identify, type SearchedText } from './find-twins.ts';

/** A text that ESLint lints: a file, or a block that a processor extracted from it. */
export interface LintedText extends SearchedText {
  readonly name: string;
  /** Identifies the run of ESLint, if it may lint the file more than once. */
  readonly run: object | undefined;
}

/** The matches of keyfence's rules during one pass of ESLint over a file. */
export class FilePass {
  readonly file: string;
  readonly #texts: LintedText[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Whether a text can belong to this pass. ESLint does not tell rules where a pass ends, but within one,
   * each text comes once, and blocks come in order.
   */
  canContinueWith({ name, run }: LintedText): boolean {
    const isOver = this.#texts.some(
      (text) => text.name === name && (run === undefined || text.run !== run),
    );
    if (isOver) return false;
    const last = this.#texts.findLast((text) => text.name !== this.file);
    if (!last || name === this.file) return true;
    const [before, next] = [this.#nameBlock(last.name), this.#nameBlock(name)];
    return before === next || !(Number.parseInt(next, 10) <= Number.parseInt(before, 10));
  }

  /** Adds a text. @returns its matches that were not in a text around it or within it */
  add(text: LintedText): FoundMatch[] {
    const around = this.#texts.filter((other) => isWithin(text.name, other.name));
    const known = new Set(
      around.flatMap((other) => other.matches.map((match) => identify(other.text, match))),
    );
    const inside = this.#texts.filter(
      (other) => other.name !== text.name && isWithin(other.name, text.name),
    );
    const twins = findTwins(text, inside);
    this.#texts.push(text);
    return text.matches.filter(
      (match) => !twins.has(match) && !known.has(identify(text.text, match)),
    );
  }

  /** `0_a.md` of `README.md/0_a.md/0_b.js`: https://eslint.org/docs/latest/extend/custom-processors */
  #nameBlock(name: string): string {
    return name.slice(this.file.length + sep.length).split(sep, 1)[0] ?? '';
  }
}

function isWithin(name: string, other: string): boolean {
  return name === other || name.startsWith(other + sep);
}
