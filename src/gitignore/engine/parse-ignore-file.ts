import { compilePattern, isAmbiguous } from './compile-pattern.ts';
import type { Dialect } from './dialect.ts';
import type { IgnoreFile, IgnoreRule } from './ignore-rule.ts';

const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf).toString('latin1');

/**
 * The rules of one ignore file in the order of its lines, read byte by byte as in `add_patterns_from_buffer` in
 * https://github.com/git/git/blob/v2.39.5/dir.c. Nothing is decoded: in a file in UTF-16 git sees lines that
 * end at the first NUL, and so does this.
 */
export function parseIgnoreFile(
  file: IgnoreFile,
  ignoreCase: boolean,
  dialect: Dialect,
): IgnoreRule[] {
  const content = Buffer.from(file.bytes).toString('latin1');
  const body = content.startsWith(BYTE_ORDER_MARK)
    ? content.slice(BYTE_ORDER_MARK.length)
    : content;
  const directory = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
  const rules: IgnoreRule[] = [];
  for (const [index, line] of body.split('\n').entries()) {
    const text = readLine(line);
    if (text === '') continue;
    const { negated, directoryOnly, pattern } = splitPattern(text);
    const automaton = compilePattern(pattern, { directory, ignoreCase, dialect });
    const place = { file: file.path, line: index + 1 };
    const parts = { negated, directoryOnly, isAmbiguous: isAmbiguous(pattern) };
    rules.push({ ...place, text, ...parts, automaton });
  }
  return rules;
}

/** The rules of all files in order of precedence: deeper files later. */
export function parseIgnoreFiles(
  files: readonly IgnoreFile[],
  ignoreCase: boolean,
  dialect: Dialect,
): IgnoreRule[] {
  const depth = (file: IgnoreFile): number => file.path.split('/').length;
  return files
    .toSorted((a, b) => depth(a) - depth(b))
    .flatMap((file) => parseIgnoreFile(file, ignoreCase, dialect));
}

/** The parts of a rule's text. */
export interface PatternParts {
  readonly negated: boolean;
  readonly directoryOnly: boolean;
  /** Without the leading `!` and the trailing slash. */
  readonly pattern: string;
}

function splitPattern(text: string): PatternParts {
  const negated = text.startsWith('!');
  const directoryOnly = text.endsWith('/');
  const pattern = text.slice(negated ? 1 : 0, directoryOnly ? -1 : undefined);
  return { negated, directoryOnly, pattern };
}

/** What git keeps of a line; empty for a comment. */
function readLine(line: string): string {
  if (line.startsWith('#')) return '';
  const [content = ''] = line.replace(/\r$/, '').split('\0', 1);
  return trimSpaces(content);
}

/** Without trailing spaces, unless they are escaped. Tabs stay. */
function trimSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end--;
  if (end === text.length) return text;
  let backslashes = 0;
  while (text[end - 1 - backslashes] === '\\') backslashes++;
  // A backslash that is not itself escaped keeps the first of the spaces.
  return text.slice(0, end + (backslashes % 2));
}
