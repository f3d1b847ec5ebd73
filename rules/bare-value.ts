import type { Keyword } from './api-key-name.ts';
import type { Format } from './format.ts';

const BARE = /[A-Za-z0-9_][\w+/=.~:%@!-]{11,511}/y;
/** Cannot be an identifier or a number: a bare value even in code. */
const NO_IDENTIFIER = /^(?!0[xob])\d+(?:[A-Za-z-]+\d+){2}/i;

/** The end of the bare value that begins at `index`. */
export function readBare(text: string, index: number, allowed: boolean): number | undefined {
  BARE.lastIndex = index;
  const value = BARE.exec(text)?.[0].replace(/[.:!,]+$/, '');
  if (value === undefined || !(allowed || NO_IDENTIFIER.test(value))) return undefined;
  const end = index + value.length;
  return /[([{]/.test(text.charAt(end)) ? undefined : end;
}

/** How much of the line before a name is read to know whether it stands in a string or a comment. */
const REACH = 200;

/** Whether a value behind the name may be bare: by the format, or since the name stands in a string or comment. */
export function isBareAllowed(text: string, name: Keyword, format: Format): boolean {
  if (format !== 'code') return true;
  const from = Math.max(0, name.start - REACH);
  const line = text.slice(Math.max(from, text.lastIndexOf('\n', name.start - 1) + 1), name.start);
  if (/[?&]$/.test(line) || /(?:\/\/|#|\/\*|^\s*\*|<!--|^\s*--)/.test(line)) return true;
  if (text.slice(name.start, name.end).includes('-')) return true;
  if (/(?:^|\s)(?:export|set|setx|env|-e|-D)\s+$/i.test(line)) return true;
  return ['"', "'", '`'].some((quote) => line.split(quote).length % 2 === 0);
}
