import { namesOtherThing, type Keyword } from './api-key-name.ts';
import { isBareAllowed, isNoIdentifier, readBare } from './bare-value.ts';
import type { Format } from './format.ts';
import { leaveName } from './name-end.ts';
import { readQuote, readString, type Literal } from './string-literal.ts';

/** How far the right-hand side of a name is read. */
const REACH = 300;

/** Keys that hold the value where another key holds the name: `{"name": "API_KEY", "value": "…"}`. */
const VALUE_KEY =
  /(?:^|[.:_-])(?:value|val|key|default|default_?value|fallback|secret|token|content|data)$/i;

/** Words between which an expression goes on. */
const OPERATOR_WORD = /^(?:or|and|if|else|return|await|new|in|is|eq|unless|to|equals|be)$/;
const LOOKUP =
  /^(?:get|find|fetch|delete|remove|revoke|load|read|lookup|show|describe|hash|decrypt)/i;

/** Whether a function is called with what it looks up: `findApiKey("…")`. */
export function isLookup(name: string): boolean {
  return LOOKUP.test(name);
}

const SPACE = /[ \t\r]{1,80}/y;
const NEWLINE = /\n\s{0,200}/y;
const URL = /[a-z][a-z+.-]{1,12}:\/\/[^\s"'`<>()\\]{0,200}/iy;
const WORD =
  /[A-Za-z_$@][\w$]{0,80}(?:(?:\.|->|::|-\b|:(?=[A-Za-z]))[\w$]{1,80}){0,8}|\d[\w.]{0,80}/y;
/** YAML's anchors and tags stand before a value: `&anchor`, `!!str`. */
const YAML_NOTE = /[&!][\w!-]{1,40}[ \t]+/y;
/** Of a JSON text in a string. */
const BRACKET = /\s{0,7}[{[]/y;
/** Behind a string that is a key. */
const KEY_END = /\s{0,7}(?::(?!:)|=(?!=))/y;
/** After these a bare value may stand. */
const ASSIGNS = /(?:[:=>|*]|:-)$/;
const OPERATOR = /\\{1,300}|&&|=>|:-|[|?=:!<>.+]{1,4}|./sy;

/** What was read last. `start` is the name itself. */
type Last = 'start' | 'operator' | 'comma' | 'word' | 'value' | 'closed' | 'open';

/**
 * Reads tokens from a name to the end of its expression and collects the literals on the way. It knows
 * just enough of all languages: strings, words, brackets, operators, and where a statement ends.
 */
export class Expression {
  readonly #text: string;
  /** Where the next name begins. */
  readonly #next: number;
  #limit: number;
  readonly #format: Format;
  #bare: boolean | undefined;
  readonly #name: Keyword;
  /** The name is that of a list. */
  readonly #plural: boolean;
  readonly #found: Literal[] = [];
  /** Open brackets. Those of a subscript, of a lookup call or of another key hold no value. */
  readonly #open: ('bracket' | 'lookup')[] = [];
  #at: number;
  #last: Last = 'start';
  #operator = '';
  /** The key of the entry or argument that is being read. */
  #key: string | undefined;
  /** The name is a string of its own, so the value may be the next argument or a sibling entry. */
  #pairs = false;
  /** The string that wraps a JSON text. */
  #wrap: { readonly quote: string; readonly depth: number } | undefined;
  #words = 0;

  constructor(text: string, name: Keyword, next: number, format: Format) {
    this.#text = text;
    this.#name = name;
    this.#at = name.end;
    this.#next = next;
    this.#limit = Math.min(next, name.end + REACH);
    this.#format = format;
    this.#plural = /s$/i.test(text.slice(name.start, name.end));
  }

  read(): readonly Literal[] {
    const left = leaveName(this.#text, this.#name, this.#limit);
    if (!left) return [];
    this.#at = left.at;
    this.#pairs = left.quoted;
    while (this.#at < this.#limit && this.#step());
    return this.#found;
  }

  /** Reads one token; false at the end of the expression. */
  #step(): boolean {
    if (this.#skip(SPACE)) return true;
    if (this.#text.charAt(this.#at) === '\n') return this.#newline();
    const quote = readQuote(this.#text, this.#at);
    if (quote) return this.#string(quote);
    if (this.#last === 'operator' && this.#format === 'config' && this.#skip(YAML_NOTE))
      return true;
    const url = this.#take(URL);
    if (url === undefined && this.#bareValue()) return true;
    const word = url ?? this.#take(WORD);
    if (word !== undefined) return this.#word(word);
    const character = this.#text.charAt(this.#at);
    if ('([{'.includes(character)) return this.#enter(character);
    if (')]}'.includes(character)) return this.#leave();
    return this.#operate();
  }

  #take(pattern: RegExp): string | undefined {
    const start = this.#at;
    return this.#skip(pattern) ? this.#text.slice(start, this.#at) : undefined;
  }

  #skip(pattern: RegExp): boolean {
    const isThere = this.#stands(pattern, this.#at);
    if (isThere) this.#at = pattern.lastIndex;
    return isThere;
  }

  /** Whether a sticky pattern matches at an offset. */
  #stands(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at;
    return pattern.test(this.#text);
  }

  #newline(): boolean {
    if (this.#open.length === 0) {
      if (this.#format !== 'code' && this.#last !== 'comma') return false;
      const before = this.#text.slice(Math.max(0, this.#name.start - 10), this.#name.start);
      const body = this.#last === 'start' && /\bdef (?:self\.)?$/.test(before);
      if (this.#last !== 'operator' && this.#last !== 'comma' && !body) return false;
    }
    this.#skip(NEWLINE);
    return true;
  }

  #string(opening: { readonly quote: string; readonly start: number }): boolean {
    const { quote, start } = opening;
    if (this.#wrap && this.#wrap.quote === quote && this.#wrap.depth === this.#open.length) {
      this.#wrap = undefined;
      this.#at = start;
      return true;
    }
    if (!this.#wrap && this.#stands(BRACKET, start)) {
      this.#wrap = { quote, depth: this.#open.length };
      this.#at = start;
      return true;
    }
    const literal = readString(this.#text, this.#at);
    if (!literal) {
      this.#at = start;
      return true;
    }
    // `"?api_key=" + "…"`: what seems quoted is the gap between two strings.
    const content = this.#text.slice(literal.start, literal.end);
    if (this.#last === 'operator' && /^\s*(?:[+.,%&]|\.\.|<<)\s*$/.test(content)) {
      this.#at = literal.end;
      return true;
    }
    const isTop = this.#open.length === 0;
    const behind = this.#stands(KEY_END, literal.next);
    this.#at = literal.next;
    if (behind && this.#operator !== '?' && (!isTop || this.#pairs)) {
      this.#key = content;
      this.#last = 'word';
      return true;
    }
    if (this.#holdsValue()) {
      const plain = isTop && (this.#last === 'operator' || this.#last === 'comma');
      this.#add({ start: literal.start, end: literal.end, plain });
    }
    this.#last = 'value';
    return true;
  }

  #add(literal: Literal): void {
    this.#found.push(literal);
    // A list is read to its end.
    if (this.#plural) this.#limit = Math.min(this.#next, literal.end + REACH);
  }

  #holdsValue(): boolean {
    if (this.#open.at(-1) === 'lookup') return false;
    if (this.#key === undefined) return true;
    if (this.#open.length > 0) return !namesOtherThing(this.#key);
    return !this.#pairs || VALUE_KEY.test(this.#key);
  }

  #bareValue(): boolean {
    const assigned = this.#last === 'operator' && ASSIGNS.test(this.#operator);
    const apart = this.#last === 'start' && this.#at > this.#name.end;
    if (!assigned && !apart) return false;
    const end = readBare(this.#text, this.#at, this.#next);
    if (end === undefined || !this.#holdsValue()) return false;
    // `name="apiKey" placeholder="…"`: another attribute.
    if (apart && this.#text.charAt(end - 1) === '=' && readQuote(this.#text, end)) return false;
    if (!this.#isBareAllowed() && !(assigned && isNoIdentifier(this.#text.slice(this.#at, end))))
      return false;
    // A query parameter is as unmistakable as a line of a `.env`.
    const isQuery = /[?&]/.test(this.#text.charAt(this.#name.start - 1));
    const plain = (this.#format === 'config' || isQuery) && assigned && this.#open.length === 0;
    this.#add({ start: this.#at, end, plain });
    this.#at = end;
    this.#last = 'word';
    return true;
  }

  #isBareAllowed(): boolean {
    return (this.#bare ??= isBareAllowed(this.#text, this.#name, this.#format));
  }

  #word(word: string): boolean {
    if (word === 'function') return false;
    if (OPERATOR_WORD.test(word)) {
      this.#last = 'operator';
      this.#operator = word === 'is' ? '=' : word;
      return true;
    }
    const isTop = this.#open.length === 0;
    if (isTop && this.#last === 'value' && !this.#pairs) return false;
    if (isTop && this.#last === 'word' && ++this.#words > (this.#format === 'prose' ? 0 : 1))
      return false;
    const next = this.#text.slice(this.#at, this.#at + 4);
    if (/^\s*\??(?::(?![:=])|=(?![=>]))/.test(next)) this.#key = word;
    this.#last = 'word';
    return true;
  }

  #enter(character: string): boolean {
    const called =
      this.#last === 'start' && isLookup(this.#text.slice(this.#name.start, this.#name.end));
    const subscript = character === '[' && ['start', 'word', 'closed'].includes(this.#last);
    const none =
      this.#open.at(-1) === 'lookup' ||
      (called && character === '(') ||
      subscript ||
      !this.#holdsValue();
    this.#open.push(none ? 'lookup' : 'bracket');
    this.#at++;
    this.#last = 'open';
    this.#key = undefined;
    return true;
  }

  #leave(): boolean {
    if (this.#open.pop() === undefined) return false;
    this.#at++;
    this.#last = 'closed';
    this.#key = undefined;
    return true;
  }

  #operate(): boolean {
    const isTop = this.#open.length === 0;
    const begin = this.#at;
    const operator = this.#take(OPERATOR) ?? '';
    const ended = this.#last === 'word' || this.#last === 'value' || this.#last === 'closed';
    if (operator === ',' || operator === ';') {
      if (isTop && (operator === ';' || !this.#pairs)) return false;
      this.#last = 'comma';
      this.#key = undefined;
      return true;
    }
    if (isTop) {
      if (operator === '&&' || (operator === '<' && this.#text.charAt(this.#at) === '/'))
        return false;
      if (operator === '=>' && this.#pairs && this.#last !== 'start') return false;
      if (operator === '&' && this.#last !== 'operator') return false;
      if (operator === '|' && ended && this.#format !== 'code') return false;
      if (operator === '#') return false;
      if (
        operator === '-' &&
        (ended || this.#last === 'start') &&
        /\s/.test(this.#text.charAt(begin - 1))
      )
        return false;
    }
    if (operator.startsWith('\\')) {
      const escaped = this.#text.charAt(this.#at);
      if (escaped === '\n') this.#at++;
      return !(isTop && /[nrt]/.test(escaped));
    }
    this.#operator = operator;
    this.#last = 'operator';
    this.#words = 0;
    return true;
  }
}
