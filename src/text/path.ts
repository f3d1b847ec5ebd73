import { isUtf8 } from 'node:buffer';

/**
 * A path as git stores it, made printable: invalid UTF-8 becomes `\xNN`. Git's paths are bytes without an
 * encoding.
 */
export function decodePath(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let path = '';
  for (const run of splitUtf8(bytes)) {
    path += isUtf8(run)
      ? run.toString()
      : [...run].map((byte) => `\\x${byte.toString(16)}`).join('');
  }
  return path;
}

/** Alternating runs of valid UTF-8 and single invalid bytes. */
function* splitUtf8(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    let length = 4;
    while (length > 1 && !isUtf8(bytes.subarray(at, at + length))) length--;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
