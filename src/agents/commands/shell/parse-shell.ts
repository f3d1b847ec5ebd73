import { ScanError } from '../../../errors/errors.ts';
import { readHereDocuments } from './read-here-documents.ts';
import { isRedirection, readRedirection } from './read-redirection.ts';
import { readShellWord } from './read-shell-word.ts';
import type { SimpleCommand } from './shell-command.ts';
import { ShellReader } from './shell-reader.ts';

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
/** How deeply `$( $( … ) )` may be nested. */
const MAX_DEPTH = 12;

/**
 * The simple commands of a line of `sh`, including those in substitutions and groups, in the order in which they
 * end. Invalid input is read as well as possible.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 * @throws ScanError when it is nested too deeply
 */
export function parseShell(line: string, depth = 0): SimpleCommand[] {
  if (depth > MAX_DEPTH) throw new ScanError('the command is nested too deeply to be read');
  const joined = line.replace(/\\\r?\n/g, '').replace(/\$(?:IFS\b|\{IFS\})/g, ' ');
  const reader = new ShellReader(joined, (inner) => parseShell(inner, depth + 1));
  while (reader.at < reader.line.length) readToken(reader);
  reader.endCommand(false);
  return reader.commands;
}

function readToken(reader: ShellReader): void {
  const { char, next } = reader;
  if (char === '\n') {
    reader.at++;
    reader.endCommand(false);
    readHereDocuments(reader);
  } else if (/\s/.test(char)) reader.at++;
  else if (char === '#') reader.at = reader.find('\n', reader.at);
  else if (char === '|') {
    reader.at += next === '|' || next === '&' ? 2 : 1;
    reader.endCommand(next !== '|');
  } else if (char === '&' && next !== '>') {
    reader.at += next === '&' ? 2 : 1;
    reader.endCommand(false);
  } else if (/[;()]/.test(char)) {
    // The output of a group is taken to go where that of its last command goes.
    reader.at++;
    reader.endCommand(false);
  } else if (isRedirection(reader)) readRedirection(reader);
  else readArgument(reader);
}

function readArgument(reader: ShellReader): void {
  const word = readShellWord(reader);
  const { draft } = reader;
  const isFirst = draft.words.length === 0;
  if (isFirst && !word.isQuoted && KEYWORDS.has(word.text)) return;
  const name = isFirst ? ASSIGNMENT.exec(word.raw)?.groups?.['name'] : undefined;
  if (name === undefined) draft.words.push(word);
  else {
    const value = { ...word, text: word.text.slice(word.text.indexOf('=') + 1) };
    draft.assignments.push({ name, value });
  }
}
