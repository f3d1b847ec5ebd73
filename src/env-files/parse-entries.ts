import type { Span } from '../text/span.ts';

/** A name with a value in a `.env` file or a shell profile. The span is that of the value, without quotes. */
export interface EnvEntry extends Span {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The beginning of an entry: https://github.com/motdotla/dotenv/blob/master/lib/main.js, and fish's `set -gx
 * NAME`.
 */
const NAME =
  /[ \t]{0,200}(?:(?:export|set(?:[ \t]{1,8}-{1,2}[a-z-]{1,20}){1,4})[ \t]{1,20})?(?<name>[A-Za-z_][\w.-]{0,200})(?:[ \t]{0,20}=[ \t]{0,20}|(?<=set[^\n]{0,300})[ \t]{1,20})/y;
/** Lines of base64, and of headers: https://www.rfc-editor.org/rfc/rfc7468 */
const BLOCK = /-----BEGIN [A-Z\d ]{1,40}-----(?:(?!-----)[\w+/=:,; \t\r\n-]){0,20000}-----END /y;
const QUOTES = `"'\``;

/** Every name that has a value, in order; comments are skipped, and a quoted value may span lines. */
export function parseEntries(text: string): EnvEntry[] {
  const entries: EnvEntry[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const entry = readEntry(text, at, line);
    if (entry) entries.push(entry);
    // After a value that spans lines.
    const next = findNextLine(text, skipKeyBlock(text, at, entry?.end ?? at));
    line += countLineFeeds(text, at, next);
    at = next;
  }
  return entries;
}

function readEntry(text: string, at: number, line: number): EnvEntry | undefined {
  NAME.lastIndex = at;
  const found = NAME.exec(text);
  const name = found?.groups?.['name'];
  if (!found || name === undefined) return undefined;
  const from = at + found[0].length;
  const quote = text.charAt(from);
  if (quote !== '' && QUOTES.includes(quote)) {
    const close = findQuote(text, from + 1, quote);
    if (close !== -1) return toEntry(text, name, line, from + 1, close);
  }
  const end = findLineEnd(text, from);
  const comment = /(?:^|[ \t])#/.exec(text.slice(from, end));
  const stop = comment ? from + comment.index : end;
  return toEntry(text, name, line, from, from + text.slice(from, stop).trimEnd().length);
}

function toEntry(text: string, name: string, line: number, start: number, end: number): EnvEntry {
  return { name, line, start, end, value: text.slice(start, end) };
}

/** Where an unescaped quote ends. */
function findQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text.charAt(at - 1) !== '\\') return at;
  }
  return -1;
}

/** The end of an unquoted private key: the padding of its last line would look like an assignment. */
function skipKeyBlock(text: string, at: number, end: number): number {
  const line = text.slice(at, findLineEnd(text, end));
  const begin = line.indexOf('-----BEGIN ');
  if (begin === -1) return end;
  BLOCK.lastIndex = at + begin;
  return Math.max(end, at + begin + (BLOCK.exec(text)?.[0].length ?? 0));
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function findNextLine(text: string, from: number): number {
  return Math.min(text.length, findLineEnd(text, from) + 1);
}

function countLineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
