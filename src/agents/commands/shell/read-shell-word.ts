import type { Expansion, Word } from './shell-command.ts';
import type { ShellReader } from './shell-reader.ts';

/** Reads a word: quotes, escapes, variables and substitutions. It moves on by one character at least. */
export function readShellWord(reader: ShellReader): Word {
  const { line, at: start } = reader;
  const variables: Expansion[] = [];
  let text = '';
  let isQuoted = false;
  while (reader.at < line.length) {
    const { char } = reader;
    if (/[\s;&|()<>]/.test(char)) break;
    if (char === "'" || line.startsWith("$'", reader.at)) {
      isQuoted = true;
      const from = reader.at + (char === "'" ? 1 : 2);
      const end = reader.find("'", from);
      text += line.slice(from, end);
      reader.at = end + 1;
    } else if (char === '"' || line.startsWith('$"', reader.at)) {
      isQuoted = true;
      reader.at += char === '"' ? 1 : 2;
      text += readDoubleQuoted(reader, variables);
    } else if (char === '\\') {
      text += reader.next;
      reader.at += 2;
    } else text += readCharacter(reader, variables);
  }
  if (reader.at === start) text = line[reader.at++] ?? '';
  return { text, raw: line.slice(start, reader.at), variables, isQuoted };
}

function readDoubleQuoted(reader: ShellReader, variables: Expansion[]): string {
  let text = '';
  while (reader.at < reader.line.length) {
    const { char, next } = reader;
    if (char === '"') {
      reader.at++;
      break;
    }
    if (char === '\\') {
      text += /["$`\\]/.test(next) ? next : `\\${next}`;
      reader.at += 2;
    } else text += readCharacter(reader, variables);
  }
  return text;
}

/** A character, or a variable, or a substitution. */
function readCharacter(reader: ShellReader, variables: Expansion[]): string {
  const { line, char, at } = reader;
  if (char === '`') {
    const end = reader.find('`', at + 1);
    reader.addSubstitution(line.slice(at + 1, end).replaceAll('\\`', '`'));
    reader.at = end + 1;
    return guessOutput(reader);
  }
  if (line.startsWith('$(', at)) {
    reader.at += 2;
    readSubstitution(reader);
    return guessOutput(reader);
  }
  const variable = char === '$' ? parseVariable(line.slice(at, at + 300)) : undefined;
  if (!variable) {
    reader.at++;
    return char;
  }
  const { written, expansion } = variable;
  variables.push(expansion);
  reader.at += written.length;
  return written;
}

/** `$NAME`, `${NAME:0:4}`, `$env:NAME` of PowerShell. */
function parseVariable(
  text: string,
): { readonly written: string; readonly expansion: Expansion } | undefined {
  const match =
    /^\$(?:env:)?(?<name>[A-Z_]\w{0,127})/i.exec(text) ??
    /^\$\{(?<hash>[#!]?)(?:env:)?(?<name>[A-Z_]\w{0,127})(?<operator>[^}]{0,160})\}?/i.exec(text);
  if (!match) return undefined;
  const { name = '', hash = '', operator = '' } = match.groups ?? {};
  return { written: match[0], expansion: { name, operator: hash === '' ? operator : hash } };
}

/** A substitution in a path most often gives the current directory: `$(pwd)/.env`. */
function guessOutput({ char }: ShellReader): string {
  return char === '/' ? '.' : '';
}

/** Reads on after `$(` or `<(` to its end. */
export function readSubstitution(reader: ShellReader): void {
  const { line, at: start } = reader;
  let depth = 1;
  while (reader.at < line.length && depth > 0) {
    const { char } = reader;
    if (char === '\\') reader.at++;
    else if (char === "'") reader.at = reader.find("'", reader.at + 1);
    else if (char === '"') reader.at = findQuoteEnd(line, reader.at + 1);
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    reader.at++;
  }
  reader.addSubstitution(line.slice(start, depth === 0 ? reader.at - 1 : reader.at));
}

function findQuoteEnd(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at;
  }
  return line.length;
}
