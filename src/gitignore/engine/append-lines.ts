import { ConfigError } from '../../errors/errors.ts';

/**
 * The file with lines at its end, in its own line endings. Its content stays the same, byte for byte.
 * @param bytes undefined if there is no file yet
 * @throws {ConfigError} when the file is in UTF-16, which git cannot read
 */
export function appendLines(bytes: Uint8Array | undefined, lines: readonly string[]): Buffer {
  const before = Buffer.from(bytes ?? []);
  if (lines.length === 0) return before;
  if (before.includes(0)) {
    throw new ConfigError(
      'the .gitignore is in UTF-16 or holds NUL bytes, so git does not read its lines: convert it to UTF-8',
    );
  }
  const text = before.toString('latin1');
  const ending = lineEnding(text);
  const open = text === '' || text.endsWith('\n') ? '' : ending;
  return Buffer.concat([before, Buffer.from(open + lines.map((line) => line + ending).join(''))]);
}

/** The most frequent line ending. */
function lineEnding(text: string): string {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows > all / 2 ? '\r\n' : '\n';
}
