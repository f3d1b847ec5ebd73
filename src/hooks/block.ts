const BEGIN = '# >>> keyfence';
const END = '# <<< keyfence';
const HINT = 'put here by "npx keyfence init"; "npx keyfence init --undo" takes it out';
/** The text before had no line feed at its end. */
const WITH_BREAK = ', with the line break before it';
// Not `.`, which stops at a carriage return: a checkout may have CRLF. A block without an end is ignored.
const BLOCK = new RegExp(
  `(?<lineBreak>\\r?\\n(?=[ \\t]*${BEGIN}[^\\n]*${WITH_BREAK}))?^[ \\t]*${BEGIN}[^\\n]*\\n(?:(?![ \\t]*(?:${BEGIN}|${END}))[^\\n]*\\n)*[ \\t]*${END}[^\\n]*\\n?`,
  'gm',
);

/** Lines between two comments, by which they are found again: in hooks, YAML, TOML and ignore files. */
export function renderBlock(
  lines: readonly string[],
  {
    indent = '',
    withBreak = false,
  }: { readonly indent?: string; readonly withBreak?: boolean } = {},
): string {
  const first = `${BEGIN}: ${HINT}${withBreak ? WITH_BREAK : ''}`;
  return [first, ...lines, END].map((line) => `${indent}${line}\n`).join('');
}

/** Appends a block, with the line breaks of the text. */
export function appendBlock(text: string, lines: readonly string[]): string {
  const withBreak = needsBreak(text);
  const block = (withBreak ? '\n' : '') + renderBlock(lines, { withBreak });
  return text + (text.includes('\r\n') ? block.replaceAll('\n', '\r\n') : block);
}

/** Whether an appended text would be on the last line of the text. */
export function needsBreak(text: string): boolean {
  return text !== '' && !text.endsWith('\n');
}

export function hasBlock(text: string): boolean {
  return text.search(BLOCK) !== -1;
}

/** Without spaces that a shell skips: to a shell, other white space is part of a word. */
export function trimBlanks(line: string): string {
  let [start, end] = [0, line.length];
  while (' \t'.includes(line[start] ?? 'x')) start++;
  while (end > start && ' \t\r'.includes(line[end - 1] ?? 'x')) end--;
  return line.slice(start, end);
}

/** The text without any block; unchanged if there is none. */
export function removeBlocks(text: string): string {
  return text.replace(BLOCK, (block, lineBreak: string | undefined, offset: number) =>
    // Lines were added after it, which need the line break now.
    lineBreak !== undefined && offset + block.length < text.length ? lineBreak : '',
  );
}
