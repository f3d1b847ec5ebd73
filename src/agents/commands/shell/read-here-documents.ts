import { readShellWord } from './read-shell-word.ts';
import type { Expansion } from './shell-command.ts';
import type { ShellReader } from './shell-reader.ts';

/** Reads the here-documents that the last line announced. */
export function readHereDocuments(reader: ShellReader): void {
  for (const { delimiter, stripsTabs, expands, draft } of reader.pendingDocuments) {
    const body: string[] = [];
    while (reader.at < reader.line.length) {
      const stop = reader.find('\n', reader.at);
      const line = reader.line.slice(reader.at, stop);
      reader.at = stop + 1;
      if ((stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
      body.push(line);
    }
    const text = body.join('\n');
    const variables = expands ? findExpansions(reader, text) : [];
    draft.documents.push({ text, raw: text, variables, isQuoted: true });
  }
  reader.pendingDocuments = [];
}

/** Quotes have no meaning in a here-document, but commands in it run. */
function findExpansions(reader: ShellReader, text: string): readonly Expansion[] {
  const inner = reader.open(`"${text.replaceAll('"', ' ')}"`);
  const { variables } = readShellWord(inner);
  reader.commands.push(...inner.commands);
  return variables;
}
