import { ConfigError } from '../../errors/errors.ts';
import { appendLines } from '../../text/append-lines.ts';

/**
 * The ignore file with lines at its end. Its content stays the same, byte for byte.
 * @param bytes undefined if there is no file yet
 * @throws {ConfigError} when the file is in UTF-16, which git cannot read
 */
export function appendToIgnoreFile(
  bytes: Uint8Array | undefined,
  lines: readonly string[],
): Buffer {
  const before = Buffer.from(bytes ?? []);
  if (lines.length === 0) return before;
  if (before.includes(0)) {
    throw new ConfigError(
      'the .gitignore is in UTF-16 or holds NUL bytes, so git does not read its lines: convert it to UTF-8',
    );
  }
  const text = before.toString('latin1');
  const added = appendLines(text, lines).slice(text.length);
  return Buffer.concat([before, Buffer.from(added)]);
}
