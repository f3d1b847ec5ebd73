import { foldCase } from '../fold-case.ts';
import { listWords } from '../prefilters/list-words.ts';
import { makeWordSearch, type WordSearch } from '../prefilters/word-search.ts';
import { API_KEY } from './api-key.ts';
import { trimEnd } from './trim-end.ts';

/** What the configuration says about names. */
export interface NameOptions {
  /** More names, in any spelling: `client_secret` is also `clientSecret` and `CLIENT-SECRET`. */
  readonly names: readonly string[];
  /** Names that are ignored, in any spelling. */
  readonly ignoreNames: readonly string[];
}

/** The span of a name, without what surrounds it. Offsets are UTF-16 units. */
export interface Keyword {
  readonly start: number;
  readonly end: number;
}

/** `sure`: the value can only be a key. `open`: another word in the name may mean anything. */
export type NameCertainty = 'sure' | 'open';

const KEYWORDS = new RegExp(API_KEY, 'g');
const KEYWORD = new RegExp(API_KEY, 'y');
let search: WordSearch | undefined;
/** Preparing the search takes as long as the pattern takes for this many characters. */
const ENOUGH = 2 ** 20;
/** How many characters were searched, up to the limit. */
let searched = 0;
/** The longest name that a configuration may add, in characters: a prefilter's match has a known length. */
export const LONGEST_NAME = 100;
/** How far an identifier extends on either side. */
const REACH = 64;
/** Separators between the words of a name. */
const SEPARATORS = '_-. ';

/** Whether the text names an API key at all; `text` may be the bytes of a file read as Latin-1. */
export function mentionsApiKey(text: string, names: readonly string[]): boolean {
  if (API_KEY.test(text)) return true;
  if (names.length === 0) return false;
  const lower = foldCase(text);
  return names.some((name) => {
    const first = splitName(name)[0];
    // Outside ASCII the bytes of a file differ from its text.
    return first !== undefined && (/[^ -~]/.test(first) || lower.includes(first));
  });
}

/**
 * Every name of an API key in the text, in order, without overlaps.
 * @param bytes of the text in Latin-1, if available: many texts are searched faster with them
 */
export function findKeywords(
  text: string,
  names: readonly string[],
  bytes?: Uint8Array,
): Keyword[] {
  if (searched < ENOUGH) searched += text.length;
  const found = bytes && searched >= ENOUGH ? findByWords(text, bytes) : findByPattern(text);
  if (names.length === 0) return found;
  const lower = foldCase(text);
  for (const name of names) addName(found, lower, splitName(name));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((keyword) => {
    if (keyword.start < end) return false;
    end = keyword.end;
    return true;
  });
}

/** Every name that the pattern matches. */
export function findByPattern(text: string): Keyword[] {
  const found: Keyword[] = [];
  KEYWORDS.lastIndex = 0;
  for (let hit = KEYWORDS.exec(text); hit; hit = KEYWORDS.exec(text)) {
    found.push({ start: hit.index, end: KEYWORDS.lastIndex });
  }
  return found;
}

/** The same, testing the pattern only where one of its words is. */
export function findByWords(text: string, bytes: Uint8Array): Keyword[] {
  search ??= makeNameSearch();
  const starts: number[] = [];
  search(bytes, (_, start) => {
    starts.push(start);
    return false;
  });
  starts.sort((a, b) => a - b);
  const found: Keyword[] = [];
  let end = 0;
  for (const start of starts) {
    KEYWORD.lastIndex = start;
    if (start < end || !KEYWORD.test(text)) continue;
    end = KEYWORD.lastIndex;
    found.push({ start, end });
  }
  return found;
}

function makeNameSearch(): WordSearch {
  const words = listWords(API_KEY);
  if (!words) throw new Error('the names of API keys do not begin with known words');
  return makeWordSearch([words]);
}

const LEFT = /[\w$-]/;
const RIGHT = /[\w$-]{0,64}(?:\.[\w-]{1,32}){0,3}/y;

/** The identifier around a keyword, at most 64 characters to the left. */
export function spanName(text: string, keyword: Keyword): Keyword {
  let start = keyword.start;
  while (start > 0 && keyword.start - start < REACH && LEFT.test(text.charAt(start - 1))) start--;
  RIGHT.lastIndex = keyword.end;
  const right = RIGHT.exec(text)?.[0] ?? '';
  return { start, end: keyword.end + trimEnd(right, '-').length };
}

/** Words after the key's own that mean that the value is something about the key. */
const OTHER_THINGS: ReadonlySet<string> = new Set(
  `name names header headers id ids identifier url uri path file filename dir directory type kind param params parameter
  field label env var variable prefix suffix pattern regex regexp format placeholder length len size count number
  title description desc message msg error errors err button btn input form page route router endpoint hash sha
  digest checksum fingerprint commit revision version index expiry expires expiration date time timestamp ttl status
  state help hint text tooltip doc docs link href class element selector schema provider service manager client
  authentication location source scheme role scope permission permissions limit rate validator validation generator
  handler ref reference integrity resolved arn icon image owner user username email mask masked mode option options column table section tab view dialog
  modal screen component model policy rotation store storage loader resolver ciphertext cipher encrypted enc iv hmac tag
  secure sealed`.split(/\s+/),
);

/** Words that do not change the meaning. */
const SAME_THING =
  /^(?:s|es|\d+|v\d*|keys?|tokens?|secrets?|values?|val|str|string|default|fallback|prod|production|dev|development|live|tests?|testing|staging|stage|sandbox|local|global|base|raw|plain|real|old|new|primary|secondary|main|backup|const|public|private)$/;

/** Words before the key's own that change the meaning. */
const ENCRYPTED_NAME =
  /(?:^|[^a-z])(?:encrypted|enc|sealed|cipher|ciphertext|ciphered|hashed|masked|redacted)$/;

/**
 * How certain it is that the value of a name is a key; `undefined` if it does not name a key, or is ignored.
 */
export function classifyName(name: string, options: NameOptions): NameCertainty | undefined {
  const keyword = findKeywords(name, options.names).at(-1);
  if (!keyword || isOneOf(name, options.ignoreNames)) return undefined;
  const lead = splitName(name.slice(0, keyword.start)).join(' ');
  if (ENCRYPTED_NAME.test(lead)) return undefined;
  const rest = splitName(name.slice(keyword.end).replace(/(?<=\D)(?=\d)|(?<=\d)(?=\D)/g, ' '));
  if (rest.some((word) => OTHER_THINGS.has(word))) return undefined;
  return rest.every((word) => SAME_THING.test(word)) ? 'sure' : 'open';
}

/** Whether a name, such as that of a property or an attribute, is that of an API key. */
export function isApiKeyName(name: string, options: NameOptions): boolean {
  return classifyName(name, options) !== undefined;
}

/** Whether the last word of a name means that its value is not a key. */
export function namesOtherThing(name: string): boolean {
  if (/^encrypted/i.test(name)) return true;
  return OTHER_THINGS.has(splitName(name).at(-1) ?? '');
}

/** Whether a name is in a list, in any spelling. */
export function isOneOf(name: string, others: readonly string[]): boolean {
  const squashed = squash(name);
  return others.some((other) => squash(other) === squashed);
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function addName(found: Keyword[], lower: string, words: readonly string[]): void {
  const [first, ...others] = words;
  if (first === undefined) return;
  let start = lower.indexOf(first);
  while (start >= 0) {
    let end = start + first.length;
    const whole = others.every((word) => {
      if (!lower.startsWith(word, end) && SEPARATORS.includes(lower.charAt(end))) end++;
      const stands = lower.startsWith(word, end);
      end += word.length;
      return stands;
    });
    if (whole) found.push({ start, end });
    start = lower.indexOf(first, start + first.length);
  }
}

/** The words of a name in lower case, split at separators and at changes of case. */
function splitName(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
