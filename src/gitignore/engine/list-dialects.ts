import { DIALECTS, NEWEST, type Dialect } from './dialect.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from './ignore-rule.ts';
import { isTooLarge } from './is-too-large.ts';
import { parseIgnoreFile } from './parse-ignore-file.ts';

/**
 * The dialects to decide in: only one if all versions of git agree about the lines, as they nearly always do,
 * and if there are so many lines that only git can read them.
 * @param patterns that are required
 */
export function listDialects(
  files: readonly IgnoreFile[],
  patterns: readonly string[],
): readonly Dialect[] {
  if (isTooLarge(files)) return [NEWEST];
  const required = { path: IGNORE_FILE_NAME, bytes: Buffer.from(patterns.join('\n')) };
  return [...files, required].some(hasAmbiguousLine) ? DIALECTS : [NEWEST];
}

function hasAmbiguousLine(file: IgnoreFile): boolean {
  // Cheap, and enough for most files.
  if (!Buffer.from(file.bytes).includes('**')) return false;
  return parseIgnoreFile(file, false, NEWEST).some((rule) => rule.isAmbiguous);
}
