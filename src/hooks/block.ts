const BEGIN = '# >>> keyfence';
const END = '# <<< keyfence';
// Not `.`, which stops at a carriage return: a checkout may have CRLF. A block that lost its end ends nowhere.
const BLOCK = new RegExp(
  `^[ \\t]*${BEGIN}[^\\n]*\\n(?:(?![ \\t]*(?:${BEGIN}|${END}))[^\\n]*\\n)*[ \\t]*${END}[^\\n]*\\n?`,
  'gm',
);

/** Lines between two comments, by which they are found again: in hooks, YAML, TOML and ignore files alike. */
export function renderBlock(lines: readonly string[], indent = ''): string {
  const first = `${BEGIN}: put here by "npx keyfence init"; "npx keyfence init --undo" takes it out`;
  return [first, ...lines, END].map((line) => `${indent}${line}\n`).join('');
}

export function hasBlock(text: string): boolean {
  return text.search(BLOCK) !== -1;
}

/** The text without any block; as it was where there is none. */
export function removeBlocks(text: string): string {
  return text.replace(BLOCK, '');
}
