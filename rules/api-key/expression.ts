import { namesOtherThing, type Keyword } from './api-key-name.ts';
import { isBareAllowed, isNoIdentifier, readBare } from './bare-value.ts';
import { isAsserted, standsBesideValue } from './beside-value.ts';
import { givesValue, isLookup } from './call-words.ts';
import type { Format } from './format.ts';
import { leaveName, type NameRole } from './name-role.ts';
import { isOwnLine } from './own-line.ts';
import { readQuote, readString, type Literal } from './string-literal.ts';

/** How far the right-hand side of a name is read. */
const REACH = 300;

/** Keys that hold the value where another key holds the name: `{"name": "API_KEY", "value": "…"}`. */
const VALUE_KEY =
  /(?:^|[.:_-]|[a-z](?=[VD]))(?:value|val|key|default|default_?value|fallback|secret|token|content|data)$/i;
/** Keys of what holds unless something else is given. */
const DEFAULT_KEY = /(?:^|[.:_-])(?:default|default_?value|fallback)$/i;
/** Arguments behind a name that may be its value: `flag("api-key", "k", "…")`. */
const ARGUMENTS = 2;

/** Words between which an expression goes on. */
const OPERATOR_WORD = /^(?:or|and|if|else|return|await|new|in|is|eq|unless|to|equals|be|by)$/;
/** Words behind a condition, where a statement begins. */
const BLOCK_WORD = /^(?:function|then|do|end)$/;
/** What a line says that declares a property, whose statements may stand below it. */
const DECLARES = /\b(?:public|private|protected|internal|static|override)\b[^\n]{0,100}$/;
const BODY = /\s{1,200}\{/y;
/** What a line begins with that asks about a name. */
const CONDITION =
  /(?:^|[\s;{}(])(?:(?:else\s?)?if|elif|elsif|unless|while|until|for|foreach|switch|match|case|guard|when|with|catch)\b[^\n{;]{0,150}$/;

const SPACE = /[ \t\r]{1,80}/y;
const NEWLINE = /\n\s{0,200}/y;
/** How an expression goes on in the next line. */
const NEXT_LINE = /\n\s{0,200}(?=\|\||\?\?|\?:|\?\.|\.[A-Za-z]|->|or\b|get\(\))/y;
const URL = /[a-z][a-z+.-]{1,12}:\/\/[^\s"'`<>()\\]{0,200}/iy;
const WORD =
  /[A-Za-z_$@][\w$]{0,80}(?:(?:\.|->|::|-\b|:(?=[A-Za-z]))[\w$]{1,80}){0,8}|\d[\w.]{0,80}/y;
/** YAML's anchors and tags stand before a value: `&anchor`, `!!str`. */
const YAML_NOTE = /[&!][\w!-]{1,40}[ \t]+/y;
/** Of a JSON text in a string. */
const BRACKET = /\s{0,7}[{[]/y;
/** Behind a string that is a key. */
const KEY_END = /\s{0,7}(?::(?!:)|=(?!=)|->)/y;
/** After these a bare value may stand. */
const ASSIGNS = /(?:[:=>|*]|:-)$/;
/** `value!`, `value!!`, `value?`: it is still the same value. */
const POSTFIX = /(?:!{1,2}|\?)(?=[\s.,;)\]}]|$)/y;
/** `.method`, `?.method`, `->method`, `::method` */
const METHOD = /(?:[!?&]{0,2}\.|->|::)\s{0,80}(?<name>[A-Za-z_]\w{0,80})/y;
const OPERATOR = /\\{1,300}|&&|=>|->|\|>|:-|\/\/(?=\s?["'])|[|?=:!<>.+]{1,4}|./sy;
/** Behind what is looked up: what is stored there, what it is compared with, what stands in for it. */
const LOOKUP_OPERATOR = /^(?:(?::|\|\||\?\?|\/\/)?=|[=!]==?|<-|\|\|?|\?\??|\?:|:-?|\/\/)$/;
/** Between alternatives. */
const CHOOSES = /^(?:\|\|?|\?\??|\?:|:|=>|->|or|else|in|return)$/;
/** Of a value: `as string`. */
const TYPE = /\s{1,8}[\w.<>|]{1,60}\)?/y;
/** Padded base64, which no name of an attribute looks like. */
const BASE64 = /^(?=.*[A-Z\d])[\w+/-]{14,}={1,2}$/;
const ASSIGNMENT = /^(?:=|:|=>|->|<-|[^=!<>]{1,2}=)$/;

/** What was read last. `start` is the name itself. */
type Last = 'start' | 'operator' | 'comma' | 'word' | 'value' | 'closed' | 'open';

/**
 * What an open bracket holds. `values`: the value of the name. `nothing`: a subscript, what a lookup is called
 * with, another key. `key`: the first argument is looked up, others may stand in for what is not there.
 * `statements`: only what is returned, or stands there alone.
 */
type Bracket = 'values' | 'nothing' | 'key' | 'statements';

/**
 * Reads tokens from a name to the end of its expression and collects the literals on the way. It knows
 * just enough of all languages: strings, words, brackets, operators, and where a call and a statement end.
 */
export class Expression {
  readonly #text: string;
  /** Where the next name begins. */
  readonly #next: number;
  #limit: number;
  readonly #format: Format;
  #bare: boolean | undefined;
  #condition: boolean | undefined;
  #beside: boolean | undefined;
  readonly #name: Keyword;
  #role: NameRole = 'variable';
  /** The name is that of a list. */
  readonly #plural: boolean;
  readonly #found: Literal[] = [];
  readonly #open: Bracket[] = [];
  #at: number;
  #last: Last = 'start';
  #operator = '';
  /** The key of the entry or argument that is being read. */
  #key: string | undefined;
  /** Commas between the name and here. */
  #commas = 0;
  /** Only a literal that stands alone is a value here, and not what a call is given: `apiKey ? "…" : call("…")`. */
  #alone = false;
  /** The word that was read last. */
  #called = '';
  /** Something was given to the name. */
  #assigned = false;
  /** What follows is returned. */
  #returns = false;
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
    const left = leaveName(this.#text, this.#name);
    if (!left) return [];
    this.#at = left.at;
    this.#role = left.role;
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
    if (this.#hasEnded() && this.#skipPostfix()) return true;
    if (this.#isLookedUp() && this.#stands(METHOD, this.#at)) return this.#method();
    const url = this.#take(URL);
    if (url === undefined && this.#bareValue()) return true;
    const word = url ?? this.#take(WORD);
    if (word !== undefined) return this.#word(word);
    const character = this.#text.charAt(this.#at);
    if ('([{'.includes(character)) return this.#enter(character);
    if (')]}'.includes(character)) return this.#leave();
    return this.#operate();
  }

  #skipPostfix(): boolean {
    return !/\s/.test(this.#text.charAt(this.#at - 1)) && this.#skip(POSTFIX);
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

  get #isTop(): boolean {
    return this.#open.length === 0;
  }

  /** The name is a string of its own, so the value may be the next argument or a sibling entry. */
  get #pairs(): boolean {
    return this.#role === 'argument' || this.#role === 'named' || this.#role === 'described';
  }

  #isProse(): boolean {
    return this.#format === 'prose' || this.#format === 'table';
  }

  #hasEnded(): boolean {
    return this.#last !== 'operator' && this.#last !== 'comma' && this.#last !== 'open';
  }

  /** Whether nothing is read yet but what is looked up, and perhaps what is asked of that. */
  #isLookedUp(): boolean {
    const isThere = this.#last === 'start' || this.#last === 'closed';
    return this.#role === 'lookup' && this.#isTop && isThere;
  }

  #newline(): boolean {
    if (!this.#isTop) {
      this.#skip(NEWLINE);
      if (this.#open.at(-1) === 'statements' && this.#hasEnded()) this.#beginStatement();
      return true;
    }
    if (this.#format !== 'config' && this.#hasEnded() && this.#skip(NEXT_LINE)) {
      return this.#role !== 'variable' || !/[.-]/.test(this.#text.charAt(this.#at));
    }
    if (this.#format !== 'code' && this.#last !== 'comma') return false;
    if (this.#hasEnded() && !this.#hasBodyBelow()) return false;
    this.#skip(NEWLINE);
    return true;
  }

  /** `def api_key` of Ruby, `public string ApiKey` of C#. */
  #hasBodyBelow(): boolean {
    if (this.#last !== 'start') return false;
    if (/\bdef (?:self\.)?$/.test(this.#before(10))) return true;
    return this.#stands(BODY, this.#at) && DECLARES.test(this.#before(150));
  }

  #beginStatement(): void {
    this.#last = 'open';
    this.#returns = false;
  }

  /** The text before the name. */
  #before(length: number): string {
    return this.#text.slice(Math.max(0, this.#name.start - length), this.#name.start);
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
    const joins = this.#last === 'operator' || this.#last === 'start';
    if (joins && /^\s*(?:[+.,%&]|\.\.|<<)\s*$/.test(content)) {
      this.#at = literal.end;
      return true;
    }
    const behind = this.#stands(KEY_END, literal.next);
    this.#at = literal.next;
    if (behind && this.#operator !== '?' && (!this.#isTop || this.#pairs)) {
      this.#key = content;
      this.#last = 'word';
      return true;
    }
    if (this.#holdsValue()) {
      const plain = this.#isTop && (this.#last === 'operator' || this.#last === 'comma');
      const inCall = !plain && !this.#isProse();
      this.#add({ start: literal.start, end: literal.end, plain, inCall });
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
    const bracket = this.#open.at(-1);
    if (bracket === 'nothing' || bracket === 'key') return false;
    if (bracket === 'statements') return this.#last === 'open' || this.#returns || this.#isChosen();
    if (bracket === 'values') return this.#key === undefined || !namesOtherThing(this.#key);
    switch (this.#role) {
      case 'argument':
        return this.#key === undefined ? this.#commas <= ARGUMENTS : VALUE_KEY.test(this.#key);
      case 'named':
        return this.#key !== undefined && VALUE_KEY.test(this.#key);
      case 'described':
        return this.#key !== undefined && DEFAULT_KEY.test(this.#key);
      default:
        return true;
    }
  }

  #isChosen(): boolean {
    return this.#last === 'operator' && CHOOSES.test(this.#operator);
  }

  #bareValue(): boolean {
    const isListed = this.#last === 'open' || this.#last === 'comma';
    const assigned =
      (this.#last === 'operator' && ASSIGNS.test(this.#operator)) ||
      (isListed && this.#format === 'config' && this.#isListOrTemplate());
    const isApart = this.#role === 'variable' || this.#role === 'argument';
    const apart = isApart && this.#last === 'start' && this.#at > this.#name.end;
    if (!assigned && !apart) return false;
    // An option of a command.
    if (
      this.#text.charAt(this.#at) === '-' &&
      (!assigned || this.#text.charAt(this.#at + 1) === '-')
    )
      return false;
    const end = readBare(this.#text, this.#at, this.#next);
    if (end === undefined || !this.#holdsValue()) return false;
    // `name="apiKey" placeholder="…"`: another attribute.
    const isAttribute = this.#text.charAt(end - 1) === '=' && readQuote(this.#text, end);
    if (apart && isAttribute && !BASE64.test(this.#text.slice(this.#at, end))) return false;
    const isLine =
      this.#format === 'code' &&
      assigned &&
      this.#isTop &&
      isOwnLine(this.#text, this.#name, this.#at, end);
    const isNone = assigned && isNoIdentifier(this.#text.slice(this.#at, end));
    if (!isLine && !isNone && !this.#isBareAllowed()) return false;
    // A query parameter is as unmistakable as a line of a `.env`.
    const isQuery = /[?&]/.test(this.#text.charAt(this.#name.start - 1));
    const isSure = this.#format === 'config' || isQuery || isLine;
    const plain = isSure && assigned && this.#isTop;
    this.#add({ start: this.#at, end, plain });
    this.#at = end;
    this.#last = 'word';
    return true;
  }

  /** `[…, …]` of YAML, `${env:API_KEY, …}` */
  #isListOrTemplate(): boolean {
    if (this.#isTop) return this.#isBesideValue();
    return this.#open.length === 1 && this.#open[0] === 'values' && this.#assigned;
  }

  #isBareAllowed(): boolean {
    return (this.#bare ??= isBareAllowed(this.#text, this.#name, this.#format));
  }

  /** Whether the name stands in a condition, behind which a statement begins. */
  #isCondition(): boolean {
    return (this.#condition ??= CONDITION.test(this.#before(200)));
  }

  #word(word: string): boolean {
    if (word === 'do' && this.#isLookedUp()) return this.#enterBlock();
    if (BLOCK_WORD.test(word)) return false;
    if (this.#isTop && this.#last === 'start' && word === 'and') return false;
    if (this.#isTop && this.#last === 'start' && word === 'in' && this.#role !== 'variable')
      return false;
    if (OPERATOR_WORD.test(word)) {
      this.#last = 'operator';
      this.#operator = word === 'is' ? '=' : word;
      if (word === 'return') this.#returns = true;
      return true;
    }
    if (this.#isLookedUp()) return word === 'as' && this.#skip(TYPE);
    if (this.#isTop && this.#last === 'value' && !this.#pairs) return false;
    if (this.#isTop && this.#last === 'word' && ++this.#words > (this.#isProse() ? 0 : 1))
      return false;
    const next = this.#text.slice(this.#at, this.#at + 4);
    if (/^\s*\??(?::(?![:=])|=(?![=>]))/.test(next)) this.#key = word;
    this.#called = word;
    this.#last = 'word';
    return true;
  }

  /** A method of what was looked up. */
  #method(): boolean {
    METHOD.lastIndex = this.#at;
    const name = METHOD.exec(this.#text)?.groups?.['name'] ?? '';
    this.#at = METHOD.lastIndex;
    this.#last = 'closed';
    if (this.#text.charAt(this.#at) !== '(') return true;
    this.#at++;
    this.#open.push(givesValue(name) ? 'values' : 'nothing');
    this.#last = 'open';
    this.#key = undefined;
    return true;
  }

  #enter(character: string): boolean {
    if (character === '{' && this.#isTop && this.#last === 'value') return false;
    this.#open.push(this.#judgeBracket(character));
    this.#at++;
    this.#last = 'open';
    this.#key = undefined;
    return true;
  }

  /** `ENV.fetch("API_KEY") do "…" end` */
  #enterBlock(): boolean {
    this.#open.push('statements');
    this.#beginStatement();
    return true;
  }

  #judgeBracket(character: string): Bracket {
    const around = this.#open.at(-1);
    const begins = this.#last === 'start';
    if (
      around === 'nothing' ||
      around === 'key' ||
      (around !== 'statements' && !this.#holdsValue())
    )
      return 'nothing';
    if (character === '{')
      return around === 'statements' || this.#isBody() ? 'statements' : 'values';
    const isSubscript =
      character === '[' && (begins || this.#last === 'word' || this.#last === 'closed');
    if (isSubscript) return 'nothing';
    if (around === 'statements' && !this.#returns) return 'nothing';
    if (this.#isTop && this.#alone) return 'nothing';
    if (character === '(') {
      const method = this.#called.split(/\W+/).at(-1) ?? '';
      if (begins && isLookup(this.#text.slice(this.#name.start, this.#name.end))) return 'nothing';
      if (this.#last === 'word' && isLookup(method) && !givesValue(method)) return 'key';
    }
    return 'values';
  }

  /** Whether the brace that comes holds the statements of a function or of a condition. */
  #isBody(): boolean {
    if (!this.#isTop) return false;
    if (this.#role === 'lookup' || this.#last === 'closed' || this.#isCondition()) return true;
    return this.#role === 'variable' && this.#last === 'start';
  }

  #leave(): boolean {
    if (this.#open.pop() === undefined) {
      // `expect(config.apiKey).toBe("…")`
      const isDone = this.#role !== 'variable' || this.#last === 'value' || this.#commas > 0;
      if (isDone || !isAsserted(this.#before(120))) return false;
      this.#role = 'lookup';
    }
    this.#at++;
    this.#last = 'closed';
    this.#key = undefined;
    return true;
  }

  #operate(): boolean {
    const begin = this.#at;
    const operator = this.#take(OPERATOR) ?? '';
    if (operator === ',' || operator === ';') return this.#separate(operator);
    if (operator.startsWith('\\')) {
      const escaped = this.#text.charAt(this.#at);
      if (escaped === '\n') this.#at++;
      return !(this.#isTop && /[nrt]/.test(escaped));
    }
    if (this.#isTop && this.#endsAt(operator, begin)) return false;
    if (this.#isTop && !this.#assigned && this.#choosesStatement(operator)) {
      if (operator === ':' && /^[ \t\r]*(?:\n|$)/.test(this.#text.slice(this.#at, this.#at + 9)))
        return false;
      this.#alone = true;
    }
    if (this.#isTop && ASSIGNMENT.test(operator)) this.#assigned = true;
    this.#operator = operator;
    this.#last = 'operator';
    this.#words = 0;
    return true;
  }

  /** Whether what follows is done or given where the name is a condition: `apiKey ? … : …`, `if api_key: …` */
  #choosesStatement(operator: string): boolean {
    if (operator === '?') return true;
    return operator === ':' && (this.#role === 'lookup' || this.#isCondition());
  }

  #separate(operator: string): boolean {
    if (this.#isTop) {
      const goesOn = this.#pairs || (this.#commas < ARGUMENTS && this.#isBesideValue());
      if (operator === ';' || !goesOn) return false;
      this.#commas++;
    } else {
      const inner = this.#open.at(-1);
      if (inner === 'key') this.#open[this.#open.length - 1] = 'values';
      if (inner === 'statements') {
        this.#beginStatement();
        return true;
      }
    }
    this.#last = 'comma';
    this.#key = undefined;
    return true;
  }

  /** Whether the name is an argument of what takes its value too: a fallback, an assertion, a template. */
  #isBesideValue(): boolean {
    return (this.#beside ??= this.#role === 'variable' && standsBesideValue(this.#before(120)));
  }

  /** Whether the expression ends at an operator. */
  #endsAt(operator: string, begin: number): boolean {
    const ended = this.#last === 'word' || this.#last === 'value' || this.#last === 'closed';
    switch (operator) {
      case '&&':
      case '|>':
      case '#':
        return true;
      case '<':
        return this.#text.charAt(this.#at) === '/';
      case '=>':
        return this.#pairs && this.#last !== 'start' && this.#key === undefined;
      case '&':
        return this.#last !== 'operator';
      case '|':
        return ended && this.#format !== 'code';
      case '-':
        return (ended || this.#last === 'start') && /\s/.test(this.#text.charAt(begin - 1));
      default:
        return this.#isLookedUp() && !LOOKUP_OPERATOR.test(operator);
    }
  }
}
