import { ScanError } from '../../errors/errors.ts';
import type { Assignment, Expansion, SimpleCommand, Word } from './shell-command.ts';

/** Words that only group what follows them. */
const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  '!',
  '{',
  '}',
  'time',
  'esac',
]);
const ASSIGNMENT = /^(?<name>[A-Za-z_]\w{0,127})\+?=/;
/** So many levels of `$( $( … ) )` are followed. */
const MAX_DEPTH = 12;

/**
 * The simple commands of a line of `sh`, those within substitutions and groups included, in the order in which
 * they end. It reads what people and agents write; what no shell would take is read as well as can be.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 * @throws ScanError when it is nested too deeply to be followed
 */
export function parseShell(line: string, depth = 0): SimpleCommand[] {
  if (depth > MAX_DEPTH) throw new ScanError('the command is nested too deeply to be read');
  return new Parser(line, depth).parse();
}

interface Draft {
  words: Word[];
  assignments: Assignment[];
  inputs: Word[];
  outputs: Word[];
  documents: Word[];
  isRedirected: boolean;
  pipedTo?: number;
}

class Parser {
  readonly #line: string;
  readonly #depth: number;
  readonly #commands: SimpleCommand[] = [];
  #at = 0;
  #draft: Draft = makeDraft();
  /** Indices of commands that wait for the next one of their pipeline. */
  #piped: Draft[] = [];
  /** Delimiters of documents that begin on the next line. */
  #documents: { end: string; strips: boolean; expands: boolean; draft: Draft }[] = [];

  constructor(line: string, depth: number) {
    this.#line = line.replace(/\\\r?\n/g, '').replace(/\$(?:IFS\b|\{IFS\})/g, ' ');
    this.#depth = depth;
  }

  parse(): SimpleCommand[] {
    while (this.#at < this.#line.length) this.#step();
    this.#end(false);
    return this.#commands;
  }

  #step(): void {
    const line = this.#line;
    const char = line[this.#at] ?? '';
    if (char === '\n') {
      this.#at++;
      this.#end(false);
      this.#readDocuments();
    } else if (/\s/.test(char)) this.#at++;
    else if (char === '#') this.#at = endOf(line, '\n', this.#at);
    else if (char === '|') {
      const isOr = line[this.#at + 1] === '|';
      this.#at += isOr || line[this.#at + 1] === '&' ? 2 : 1;
      this.#end(!isOr);
    } else if (char === '&' && line[this.#at + 1] !== '>') {
      this.#at += line[this.#at + 1] === '&' ? 2 : 1;
      this.#end(false);
    } else if (/[;()]/.test(char)) {
      this.#at++;
      // What a group writes goes where its last command does, as far as is told here.
      this.#end(false);
    } else if (/^(?:\d{0,2}|&)[<>]/.test(line.slice(this.#at, this.#at + 4)))
      this.#readRedirection();
    else this.#readArgument();
  }

  #readArgument(): void {
    const word = this.#readWord();
    const isFirst = this.#draft.words.length === 0;
    if (isFirst && !word.isQuoted && KEYWORDS.has(word.text)) return;
    const name = isFirst ? ASSIGNMENT.exec(word.raw)?.groups?.['name'] : undefined;
    if (name === undefined) this.#draft.words.push(word);
    else {
      const value = { ...word, text: word.text.slice(word.text.indexOf('=') + 1) };
      this.#draft.assignments.push({ name, value });
    }
  }

  #readRedirection(): void {
    const match = /^(?<from>\d{0,2}|&)(?<operator><<<|<<-?|<>|<&|<\(|<|>>|>\||>&|>\(|>)/.exec(
      this.#line.slice(this.#at, this.#at + 6),
    );
    const { from = '', operator = '' } = match?.groups ?? {};
    this.#at += from.length + operator.length;
    if (operator.endsWith('(')) {
      // `<(cat .env)`: the command in it is one like any other.
      this.#draft.words.push(this.#readSubstitution(')'));
      return;
    }
    while (/[ \t]/.test(this.#line[this.#at] ?? '')) this.#at++;
    const target = this.#readWord();
    const draft = this.#draft;
    if (operator === '<<<') draft.documents.push(target);
    else if (operator.startsWith('<<')) {
      const expands = !target.isQuoted && !target.raw.includes('\\');
      this.#documents.push({ end: target.text, strips: operator === '<<-', expands, draft });
    } else if (operator === '<' || operator === '<>') draft.inputs.push(target);
    else if (operator.startsWith('>') && !(operator === '>&' && /^[\d-]+$/.test(target.text))) {
      draft.outputs.push(target);
      if ((from === '' || from === '1' || from === '&') && !target.text.startsWith('/dev/'))
        draft.isRedirected = true;
    }
  }

  /** Ends the command. @param isPiped whether what it writes goes to the next one */
  #end(isPiped: boolean): void {
    const draft = this.#draft;
    const isEmpty =
      draft.words.length +
        draft.assignments.length +
        draft.inputs.length +
        draft.documents.length ===
        0 && !this.#documents.some((one) => one.draft === draft);
    if (isEmpty && draft.outputs.length === 0) {
      if (!isPiped) this.#piped = [];
      return;
    }
    const index = this.#commands.push(draft) - 1;
    for (const before of this.#piped) before.pipedTo = index;
    this.#piped = isPiped ? [draft] : [];
    this.#draft = makeDraft();
  }

  #readDocuments(): void {
    for (const { end, strips, expands, draft } of this.#documents) {
      const body: string[] = [];
      while (this.#at < this.#line.length) {
        const stop = endOf(this.#line, '\n', this.#at);
        const text = this.#line.slice(this.#at, stop);
        this.#at = stop + 1;
        if ((strips ? text.replace(/^\t+/, '') : text) === end) break;
        body.push(text);
      }
      const text = body.join('\n');
      const variables = expands ? this.#findExpansions(text) : [];
      draft.documents.push({ text, raw: text, variables, isQuoted: true });
    }
    this.#documents = [];
  }

  /** In a document quotes mean nothing, and commands in it run. */
  #findExpansions(text: string): Expansion[] {
    const inner = new Parser(`"${text.replaceAll('"', ' ')}"`, this.#depth + 1);
    const word = inner.#readWord();
    this.#commands.push(...inner.#commands);
    return [...word.variables];
  }

  #readWord(): Word {
    const line = this.#line;
    const start = this.#at;
    const variables: Expansion[] = [];
    let text = '';
    let isQuoted = false;
    while (this.#at < line.length) {
      const char = line[this.#at] ?? '';
      if (/[\s;&|()<>]/.test(char)) break;
      if (char === "'" || line.startsWith("$'", this.#at)) {
        isQuoted = true;
        const from = this.#at + (char === "'" ? 1 : 2);
        const end = endOf(line, "'", from);
        text += line.slice(from, end);
        this.#at = end + 1;
      } else if (char === '"' || line.startsWith('$"', this.#at)) {
        isQuoted = true;
        this.#at += char === '"' ? 1 : 2;
        text += this.#readDoubleQuoted(variables);
      } else if (char === '\\') {
        text += line[this.#at + 1] ?? '';
        this.#at += 2;
      } else text += this.#readPiece(variables);
    }
    // Whatever cannot stand in a word must not stop the reading.
    if (this.#at === start) text = line[this.#at++] ?? '';
    return { text, raw: line.slice(start, this.#at), variables, isQuoted };
  }

  #readDoubleQuoted(variables: Expansion[]): string {
    let text = '';
    while (this.#at < this.#line.length) {
      const char = this.#line[this.#at] ?? '';
      if (char === '"') {
        this.#at++;
        break;
      }
      if (char === '\\') {
        const next = this.#line[this.#at + 1] ?? '';
        text += /["$`\\]/.test(next) ? next : `\\${next}`;
        this.#at += 2;
      } else text += this.#readPiece(variables);
    }
    return text;
  }

  /** A character, or a variable or a command whose result stands there. */
  #readPiece(variables: Expansion[]): string {
    const line = this.#line;
    const char = line[this.#at] ?? '';
    if (char === '`') {
      const end = endOf(line, '`', this.#at + 1);
      this.#addInner(line.slice(this.#at + 1, end).replaceAll('\\`', '`'));
      this.#at = end + 1;
      return this.#standInForResult();
    }
    if (char !== '$') {
      this.#at++;
      return char;
    }
    if (line.startsWith('$(', this.#at)) {
      this.#at += 2;
      this.#readSubstitution(')');
      return this.#standInForResult();
    }
    const rest = line.slice(this.#at, this.#at + 300);
    const simple = /^\$(?:env:)?(?<name>[A-Z_]\w{0,127})/i.exec(rest);
    const braced =
      /^\$\{(?<hash>[#!]?)(?:env:)?(?<name>[A-Z_]\w{0,127})(?<operator>[^}]{0,160})\}?/i.exec(rest);
    const match = simple ?? braced;
    if (!match) {
      this.#at++;
      return '$';
    }
    const { name = '', hash = '', operator = '' } = match.groups ?? {};
    variables.push({ name, operator: hash === '' ? operator : hash });
    this.#at += match[0].length;
    return match[0];
  }

  /** What a command in a path writes is most often where it runs: `$(pwd)/.env`. */
  #standInForResult(): string {
    return this.#line[this.#at] === '/' ? '.' : '';
  }

  /** Reads on behind `$(` to its end. */
  #readSubstitution(close: string): Word {
    const start = this.#at;
    let depth = 1;
    while (this.#at < this.#line.length && depth > 0) {
      const char = this.#line[this.#at] ?? '';
      if (char === '\\') this.#at++;
      else if (char === "'") this.#at = endOf(this.#line, "'", this.#at + 1);
      else if (char === '"') {
        const end = findQuoteEnd(this.#line, this.#at + 1);
        this.#at = end;
      } else if (char === '(') depth++;
      else if (char === close) depth--;
      this.#at++;
    }
    this.#addInner(this.#line.slice(start, depth === 0 ? this.#at - 1 : this.#at));
    return { text: '', raw: '', variables: [], isQuoted: false };
  }

  #addInner(text: string): void {
    const offset = this.#commands.length;
    for (const command of parseShell(text, this.#depth + 1)) {
      const { pipedTo } = command;
      this.#commands.push(
        pipedTo === undefined ? command : { ...command, pipedTo: pipedTo + offset },
      );
    }
  }
}

function makeDraft(): Draft {
  return {
    words: [],
    assignments: [],
    inputs: [],
    outputs: [],
    documents: [],
    isRedirected: false,
  };
}

/** Where something stands next; the end of the line where it does not. */
function endOf(line: string, what: string, from: number): number {
  const at = line.indexOf(what, from);
  return at === -1 ? line.length : at;
}

function findQuoteEnd(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at;
  }
  return line.length;
}
