import type { Keyword } from './api-key-name.ts';
import { readQuote } from './string-literal.ts';

/**
 * The role of a name in its statement, which determines where its value can be. `variable`: a bare name. `key`:
 * a string or symbol before `:`, `=`, `=>`. `argument`: a string among others, whose value may be the next one.
 * `named`: the value of `name`, `key` or `id`; its own value is that of another entry. `described`: the same,
 * but only for a default. `lookup`: what is looked up, as in `os.environ["API_KEY"]`; a fallback may follow, or
 * the value that is stored there.
 */
export type NameRole = 'variable' | 'key' | 'argument' | 'named' | 'described' | 'lookup';

/** Where a name ends, with its closing quote and brackets. */
export interface NameEnd {
  readonly at: number;
  readonly role: NameRole;
}

/** The longest phrase that is a name: `"OpenWeather API key": …`. */
const REACH = 80;
const PHRASE = /[\w $.:@/-]/;

/** How much before a name is read to see which key it is the value of. */
const KEY_REACH = 60;
/** `"name": "api_key"`, `android:name="api_key"` */
const HOLDER = /(?<key>[\w:.-]{1,40})\\{0,15}["']?\s{0,8}(?::|=>?)\s{0,8}$/;
/** What {@link HOLDER} ends with: found at once, unlike its beginning. */
const ASSIGNED = /[:=>]\s{0,8}$/;
const NAMES = /(?:name|key|id|variable|header)$/i;
const DESCRIBES = /(?:env|var|option|flag|param|parameter)$/i;

/** The argument of an option. */
const PLACE = /[ =](?:<[\w -]{1,40}>|\[[\w -]{1,40}\])(?=["'])/y;
const BLANKS = /[ \t]{0,80}/y;
const CLOSER = /\s{0,200}[)\]]/y;
const ASSIGNMENT = /[ \t]{0,80}(?::(?!:)|=(?![=~])|->|<-)/y;
const SUBSCRIPT = /[ \t]{0,8}\}(?=[ \t]{0,8}(?:(?:\|\||\/\/|\.)?=(?![=~>])|\|\||\/\/|or\b))/y;
/** The line below a string that continues it: another argument, or attribute, or an operator. */
const CONTINUATION =
  /\s{0,200}(?=,|\|\||\?\?|\?:|\?\.|\.[A-Za-z]|->|or\b|:[ \t]|[\w:.-]{1,40}=["'{])/y;

/**
 * Skips the quote and the brackets that close a name, as in `"api_key"]`. `undefined` if the name has no value
 * after it: it ends a longer string, or is the value of something else.
 */
export function leaveName(text: string, name: Keyword): NameEnd | undefined {
  // `"--api-key <key>"`
  const end =
    text.charAt(name.start) === '-' && stands(PLACE, text, name.end) ? PLACE.lastIndex : name.end;
  const closing = readQuote(text, end);
  if (closing?.start !== end + (closing?.quote.length ?? 0)) return leaveBare(text, name);
  let begin = name.start;
  while (name.start - begin < REACH && PHRASE.test(text.charAt(begin - 1))) begin--;
  const opening = begin - closing.quote.length;
  if (!text.startsWith(closing.quote, opening)) return undefined;
  const isPhrase = text.slice(begin, name.start).includes(' ');
  const left = leaveString(text, closing.start, opening);
  return isPhrase && end === name.end && left?.role !== 'key' ? undefined : left;
}

/** What closes an unquoted name in brackets, by what precedes it. */
const SUBSCRIPTS: readonly (readonly [before: RegExp, behind: RegExp])[] = [
  // `$h{api_key} = …` of Perl
  [/[\w>}]\{[ \t]?$/, SUBSCRIPT],
  // `headers[.apiKey] = …` of Swift
  [/\w\[\.$/, /\](?=[ \t]{0,8}=[^=])/y],
  // `[apiKey]="'…'"` of Angular
  [/(?:^|\s)\[(?:[\w-]{1,20}\.)?$/, /\](?==["'])/y],
];

/** An unquoted name, or a symbol: `:api_key`. */
function leaveBare(text: string, name: Keyword): NameEnd {
  const before = text.slice(Math.max(0, name.start - 24), name.start);
  if (before.endsWith(':') && !/[\w:]:$/.test(before)) {
    const symbol = leaveString(text, name.end, name.start - 1);
    if (symbol) return symbol;
  }
  for (const [left, right] of SUBSCRIPTS) {
    if (left.test(before) && stands(right, text, name.end)) {
      return { at: right.lastIndex, role: 'lookup' };
    }
  }
  return { at: name.end, role: 'variable' };
}

function leaveString(text: string, behind: number, opening: number): NameEnd | undefined {
  let at = behind;
  while (stands(CLOSER, text, at)) at = CLOSER.lastIndex;
  if (stands(SUBSCRIPT, text, at)) at = SUBSCRIPT.lastIndex;
  const isClosed = at > behind;
  stands(BLANKS, text, at);
  const next = BLANKS.lastIndex;
  if (/[\r\n]/.test(text.charAt(next))) {
    if (!stands(CONTINUATION, text, next)) return undefined;
    at = CONTINUATION.lastIndex;
  }
  if (isClosed) return { at, role: 'lookup' };
  if (stands(ASSIGNMENT, text, at)) {
    return isAlternative(text, opening) ? undefined : { at, role: 'key' };
  }
  const before = text.slice(Math.max(0, opening - KEY_REACH), opening);
  const key = ASSIGNED.test(before) ? HOLDER.exec(before)?.groups?.['key'] : undefined;
  if (key === undefined) return { at, role: 'argument' };
  if (NAMES.test(key)) return { at, role: 'named' };
  return { at, role: DESCRIBES.test(key) ? 'described' : 'lookup' };
}

/** Whether a string is an alternative of a condition: `a ? "api_key" : "…"`. */
function isAlternative(text: string, opening: number): boolean {
  return /\?\s{0,8}$/.test(text.slice(Math.max(0, opening - 10), opening));
}

function stands(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
