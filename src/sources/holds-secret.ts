import { detectArchive } from '../archives/detect-archive.ts';
import { decode } from '../decode/decode.ts';
import { decodeNested } from '../decode/decode-nested.ts';
import { ScanError } from '../errors/errors.ts';

/** Whether the bytes contain a secret in any decoding. */
export async function holdsSecret(bytes: Buffer, value: string): Promise<boolean> {
  if (holds(bytes, value)) return true;
  const format = detectArchive(bytes);
  if (!format || 'unsupported' in format) return false;
  const { unpack } = await import('../archives/unpack.ts');
  try {
    for await (const inner of unpack(bytes)) if (holds(inner.bytes, value)) return true;
  } catch (error) {
    // If it cannot be opened completely, it counts as not containing it: the finding is new.
    if (!(error instanceof ScanError)) throw error;
  }
  return false;
}

function holds(bytes: Buffer, value: string): boolean {
  return decode(bytes, (text) => holdsIn(text, value)).length > 0;
}

function holdsIn(text: string, value: string): boolean {
  const isThere = (other: string): boolean => other.includes(value);
  if (isThere(text)) return true;
  for (const { text: hidden } of decodeNested(
    { text, bytes: Buffer.from(text, 'latin1') },
    isThere,
    () => undefined,
  ))
    if (isThere(hidden)) return true;
  return false;
}
