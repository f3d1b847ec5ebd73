import { wrapAnsi } from 'fast-wrap-ansi';

/** Width of a terminal that does not tell its own, in columns. */
export const DEFAULT_WIDTH = 80;

/**
 * Breaks a paragraph between words, so that no line is wider than `width` unless a single word is: a path or an
 * address stays whole.
 * @param width in columns
 * @returns the lines, without line breaks; one empty line for an empty text
 */
export function wrap(text: string, width: number = DEFAULT_WIDTH): string[] {
  return wrapAnsi(text, width, { hard: false, trim: true }).split('\n');
}

/** A paragraph whose later lines begin with the indent. */
export function wrapText(text: string, width: number, indent: string = ''): string {
  const [first = '', ...rest] = wrap(text, width);
  if (rest.length === 0) return first;
  const more = wrap(rest.join(' '), width - indent.length);
  return [first, ...more.map((line) => `${indent}${line}`)].join('\n');
}
