import { wrapAnsi } from 'fast-wrap-ansi';

/** Width of a terminal whose width is unknown, in columns. */
export const DEFAULT_WIDTH = 80;

/**
 * Wraps a paragraph between words, so that no line is wider than `width` unless a single word is: a path, a URL
 * or a quoted command stays on one line.
 * @param width in columns
 * @returns the lines, without line breaks; one empty line for an empty text
 */
export function wrap(text: string, width: number = DEFAULT_WIDTH): string[] {
  const kept = text.replace(COMMAND, (command) => command.replaceAll(' ', JOINT));
  const lines = wrapAnsi(kept, width, { hard: false, trim: true }).split('\n');
  return lines.map((line) => line.replaceAll(JOINT, ' '));
}

/** A quoted command is copied, so it stays on one line. */
const COMMAND = /"(?:git|keyfence(?:-allow)?|npx|npm|pnpm|yarn|bunx) [^"\n]{1,60}"/g;
/** A private-use character, as wide as a space. */
const JOINT = '\uE000';

/** A paragraph with a hanging indent. */
export function wrapText(text: string, width: number, indent: string = ''): string {
  const [first = '', ...rest] = wrap(text, width);
  if (rest.length === 0) return first;
  const more = wrap(rest.join(' '), width - indent.length);
  return [first, ...more.map((line) => `${indent}${line}`)].join('\n');
}
