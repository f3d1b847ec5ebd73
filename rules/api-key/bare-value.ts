import type { Keyword } from './api-key-name.ts';
import { MAX_LENGTH } from './api-key-value.ts';
import type { Format } from './format.ts';
import { trimEnd } from './trim-end.ts';

const BARE = /^[\w+/-][\w+/=.~:%@!-]*/;
/** Shorter bare words are part of an expression. */
const SHORTEST = 8;
/** A value that contains a name goes on after it, unless the name gets a value. */
const REST = /[\w+/.~%@!-]{0,4096}={0,2}(?![\w+/=.~:%@!-])/y;
const NO_IDENTIFIER = /^(?!0[xob])\d+(?:[A-Z-]+\d+){2}/i;

/**
 * The end of the bare value that begins at `index`.
 * @param next where the next name begins
 */
export function readBare(text: string, index: number, next: number): number | undefined {
  const value = BARE.exec(text.slice(index, Math.min(next, index + MAX_LENGTH + 1)))?.[0];
  if (value === undefined) return undefined;
  let end = index + trimEnd(value, '.:!').length;
  if (index + value.length === next && next < text.length) {
    REST.lastIndex = next;
    if (!REST.test(text)) return undefined;
    end = REST.lastIndex;
  }
  return end - index < SHORTEST || /[([{]/.test(text.charAt(end)) ? undefined : end;
}

/** Whether a text can be neither an identifier nor a number, so that it is a value even in code. */
export function isNoIdentifier(text: string): boolean {
  return NO_IDENTIFIER.test(text);
}

/** How much of the line before a name is read to see whether it is in a string or a comment. */
const REACH = 200;

/**
 * Whether a value after the name may be unquoted: because of the format, or because the name is in a string or
 * comment.
 */
export function isBareAllowed(text: string, name: Keyword, format: Format): boolean {
  if (format !== 'code') return true;
  const before = text.slice(Math.max(0, name.start - REACH), name.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/[?&]$/.test(line) || /\/\/|#|\/\*|^\s*\*|<!--|^\s*--/.test(line)) return true;
  if (text.slice(name.start, name.end).includes('-')) return true;
  if (/(?:^|\s)(?:export|set|setx|env|-e|-D)\s+$/i.test(line)) return true;
  return QUOTES.some((quote) => isOpen(line, quote));
}

const QUOTES = ['"', "'", '`'];

function isOpen(line: string, quote: string): boolean {
  let open = false;
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) open = !open;
  return open;
}
