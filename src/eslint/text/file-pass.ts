import { sep } from 'node:path';
import type { FoundMatch } from '../find-matches.ts';
import { findTwins, identify, type SearchedText } from './find-twins.ts';

/** A text that ESLint lints: a file, or a block that a processor took out of it. */
export interface LintedText extends SearchedText {
  readonly name: string;
  /** What lints it, where that may do so more than once. */
  readonly run: object | undefined;
}

/** What our rules find while ESLint goes through one file once. */
export class FilePass {
  readonly file: string;
  readonly #texts: LintedText[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /**
   * Whether a text can come next. Nobody tells a rule where a pass ends, but in one of them a text comes
   * only once, and blocks come in their order.
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

  /** Notes a text. @returns what was not found before, in a text around it or within it */
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
