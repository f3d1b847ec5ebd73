import type { ShellReader } from './shell-reader.ts';
import { readShellWord, readSubstitution } from './read-shell-word.ts';

/** With the number of the file that is redirected. */
const REDIRECTION = /^(?<from>\d{0,2}|&)(?<operator><<<|<<-?|<>|<&|<\(|<|>>|>\||>&|>\(|>)/;

/** Whether a redirection begins here. */
export function isRedirection({ line, at }: ShellReader): boolean {
  return /^(?:\d{0,2}|&)[<>]/.test(line.slice(at, at + 4));
}

/** Reads `< file`, `2>&1`, `<<EOF` and the like. */
export function readRedirection(reader: ShellReader): void {
  const match = REDIRECTION.exec(reader.line.slice(reader.at, reader.at + 6));
  const { from = '', operator = '' } = match?.groups ?? {};
  reader.at += from.length + operator.length;
  const { draft } = reader;
  if (operator.endsWith('(')) {
    // `<(cat .env)`: the command in it is like any other.
    readSubstitution(reader);
    draft.words.push({ text: '', raw: '', variables: [], isQuoted: false });
    return;
  }
  while (/[ \t]/.test(reader.char)) reader.at++;
  const target = readShellWord(reader);
  if (operator === '<<<') draft.documents.push(target);
  else if (operator.startsWith('<<')) {
    const expands = !target.isQuoted && !target.raw.includes('\\');
    const stripsTabs = operator === '<<-';
    reader.pendingDocuments.push({ delimiter: target.text, stripsTabs, expands, draft });
  } else if (operator === '<' || operator === '<>') draft.inputs.push(target);
  else if (operator.startsWith('>') && !(operator === '>&' && /^[\d-]+$/.test(target.text))) {
    draft.outputs.push(target);
    const isStdout = from === '' || from === '1' || from === '&';
    if (isStdout && !target.text.startsWith('/dev/')) draft.isRedirected = true;
  }
}
