import { wrapAnsi } from 'fast-wrap-ansi';

/** Width of a terminal that does not tell its own, in columns. */
export const DEFAULT_WIDTH = 80;

/**
 * Breaks a paragraph between words, so that no line is wider than `width` unless a single word is: a path, an
 * address or a command in quotes stays whole.
 * @param width in columns
 * @returns the lines, without line breaks; one empty line for an empty text
 */
export function wrap(text: string, width: number = DEFAULT_WIDTH): string[] {
  const kept = text.replace(COMMAND, (command) => command.replaceAll(' ', JOINT));
  const lines = wrapAnsi(kept, width, { hard: false, trim: true }).split('\n');
  return lines.map((line) => line.replaceAll(JOINT, ' '));
}

/** A command in quotes is copied whole, so it stays on one line. */
const COMMAND = /"(?:git|keyfence(?:-allow)?|npx|npm|pnpm|yarn|bunx) [^"\n]{1,60}"/g;
/** Of the characters that have no meaning, and the width of one. */
const JOINT = '\uE000';

/** A paragraph whose later lines begin with the indent. */
export function wrapText(text: string, width: number, indent: string = ''): string {
  const [first = '', ...rest] = wrap(text, width);
  if (rest.length === 0) return first;
  const more = wrap(rest.join(' '), width - indent.length);
  return [first, ...more.map((line) => `${indent}${line}`)].join('\n');
}
