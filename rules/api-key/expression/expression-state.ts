import type { TextContext } from '../../rule.ts';
import type { Keyword } from '../api-key-name.ts';
import { isBareAllowed } from '../bare-value.ts';
import { isNextToValue } from '../next-to-value.ts';
import type { Format } from '../format.ts';
import type { NameEnd, NameRole } from '../name-role.ts';
import type { Literal } from '../string-literal.ts';

/** How many characters of the right-hand side of a name are read. */
const REACH = 300;

/** The beginning of a line with a condition. */
const CONDITION =
  /(?:^|[\s;{}(])(?:(?:else\s?)?if|elif|elsif|unless|while|until|for|foreach|switch|match|case|guard|when|with|catch)\b[^\n{;]{0,150}$/;

/** What was read last. `start` is the name itself. */
export type LastToken = 'start' | 'operator' | 'comma' | 'word' | 'value' | 'closed' | 'open';

/**
 * What an open bracket contains. `values`: the value of the name. `nothing`: a subscript, the arguments of a
 * lookup, another key. `key`: the first argument is looked up, others may be its fallback. `statements`: only
 * what is returned, or is a statement of its own.
 */
export type Bracket = 'values' | 'nothing' | 'key' | 'statements';

/** The state of reading an expression. The token readers advance it. */
export class ExpressionState {
  readonly text: string;
  readonly name: Keyword;
  /** Start of the next name. */
  readonly next: number;
  readonly format: Format;
  readonly noteFar: TextContext['noteFar'];
  role: NameRole;
  at: number;
  /** Where reading stops at the latest; grows for lists. */
  limit: number;
  readonly found: Literal[] = [];
  readonly open: Bracket[] = [];
  last: LastToken = 'start';
  lastOperator = '';
  lastWord = '';
  /** The key of the entry or argument that is being read. */
  key: string | undefined;
  /** Commas between the name and here. */
  commas = 0;
  /** Words in a row without an operator. */
  words = 0;
  /** Arguments of calls are no values here: `apiKey ? "…" : call("…")`. */
  ignoresCalls = false;
  isAssigned = false;
  /** What follows is returned. */
  isReturning = false;
  /** The string around a JSON text, while that is read. */
  wrapper: { readonly quote: string; readonly depth: number } | undefined;
  /** The name is that of a list. */
  readonly #isPlural: boolean;
  #isBareAllowed: boolean | undefined;
  #isCondition: boolean | undefined;
  #isBesideValue: boolean | undefined;

  constructor(
    text: string,
    name: Keyword,
    end: NameEnd,
    next: number,
    format: Format,
    noteFar: TextContext['noteFar'],
  ) {
    this.noteFar = noteFar;
    this.text = text;
    this.name = name;
    this.at = end.at;
    this.role = end.role;
    this.next = next;
    this.limit = Math.min(next, name.end + REACH);
    this.format = format;
    this.#isPlural = /s$/i.test(text.slice(name.start, name.end));
  }

  /** @param pattern sticky */
  take(pattern: RegExp): string | undefined {
    const start = this.at;
    return this.skip(pattern) ? this.text.slice(start, this.at) : undefined;
  }

  /** @param pattern sticky */
  skip(pattern: RegExp): boolean {
    const isThere = this.matches(pattern, this.at);
    if (isThere) this.at = pattern.lastIndex;
    return isThere;
  }

  /** @param pattern sticky */
  matches(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at;
    return pattern.test(this.text);
  }

  /** The text before the name. */
  before(length: number): string {
    return this.text.slice(Math.max(0, this.name.start - length), this.name.start);
  }

  add(literal: Literal): void {
    this.found.push(literal);
    // A list is read to its end.
    if (this.#isPlural) this.limit = Math.min(this.next, literal.end + REACH);
  }

  beginStatement(): void {
    this.last = 'open';
    this.isReturning = false;
  }

  get isTop(): boolean {
    return this.open.length === 0;
  }

  /** The name is a whole string, so the value may be the next argument or a sibling entry. */
  get isNameString(): boolean {
    return this.role === 'argument' || this.role === 'named' || this.role === 'described';
  }

  get isProse(): boolean {
    return this.format === 'prose' || this.format === 'table';
  }

  /** Whether the expression may be complete here. */
  get canEnd(): boolean {
    return this.last !== 'operator' && this.last !== 'comma' && this.last !== 'open';
  }

  /** Whether only a lookup was read so far, perhaps with methods that are called on its result. */
  get isLookup(): boolean {
    const isThere = this.last === 'start' || this.last === 'closed';
    return this.role === 'lookup' && this.isTop && isThere;
  }

  get isBareAllowed(): boolean {
    return (this.#isBareAllowed ??= isBareAllowed(this.text, this.name, this.format));
  }

  /** Whether the name is in a condition, after which a statement begins. */
  get isCondition(): boolean {
    return (this.#isCondition ??= CONDITION.test(this.before(200)));
  }

  /**
   * Whether the name is an argument of a call whose other argument is its value: a fallback, an assertion, a
   * template.
   */
  get isNextToValue(): boolean {
    return (this.#isBesideValue ??= this.role === 'variable' && isNextToValue(this.before(120)));
  }
}
