import { inflateRaw } from 'node:zlib';
import { ScanError } from '../errors/errors.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { MAX_ENTRY_BYTES, type Budget } from './budget.ts';
import { unpackStream } from './unpack-stream.ts';

export const STORED = 0;
export const DEFLATED = 8;

/** A part of the bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SPACE = 0x20;
const LOCAL_HEADER = Buffer.from('504b0304', 'hex');
/** Without the name and the extra field, in bytes. APPNOTE.TXT 4.3.7 */
const LOCAL_HEADER_SIZE = 30;
/** The newest version that exists. APPNOTE.TXT 4.4.3.2 */
const MAX_VERSION = 63;

/**
 * The entries of a zip archive that its directory does not list: other programs may still find them.
 * @param listed where the listed ones are, as far as they could be read
 * @param fault the error that stopped the reading of the directory
 * @throws ScanError at the end if there is a hidden entry; the fault, if any
 */
export async function* readHiddenEntries(
  bytes: Buffer,
  listed: readonly Span[],
  budget: Budget,
  fault?: unknown,
): AsyncGenerator<ArchiveEntry> {
  let isHiding = false;
  const spans = [...listed].sort((one, other) => one.start - other.start);
  let next = 0;
  let covered = 0;
  for (let at = bytes.indexOf(LOCAL_HEADER); at !== -1; at = bytes.indexOf(LOCAL_HEADER, at + 1)) {
    for (let span = spans[next]; span && span.start <= at; span = spans[++next])
      covered = Math.max(covered, span.end);
    if (at < covered) {
      at = covered - 1;
      continue;
    }
    const header = parseLocalHeader(bytes, at);
    if (!header) continue;
    isHiding = true;
    const { name, method, start } = header;
    // Stored entries are found in the bytes of the archive itself.
    if (method !== DEFLATED) continue;
    const unpacked = await unpackStream(inflateRaw, bytes.subarray(start), MAX_ENTRY_BYTES).catch(
      () => undefined,
    );
    if (!unpacked) continue;
    try {
      budget.spend(unpacked.bytes.length);
    } catch (cause) {
      throw (fault ?? cause) as Error;
    }
    yield { name, bytes: unpacked.bytes };
    at = start + unpacked.consumed - 1;
  }
  if (fault !== undefined) throw fault as Error;
  if (isHiding) throw new ScanError('contains an entry that its directory does not list');
}

interface LocalHeader {
  readonly name: string;
  readonly method: number;
  /** Where the data begin. */
  readonly start: number;
}

/** The four bytes may occur by chance, so the rest has to make sense too. */
function parseLocalHeader(bytes: Buffer, at: number): LocalHeader | undefined {
  if (at + LOCAL_HEADER_SIZE > bytes.length) return undefined;
  const [version, method] = [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 8)];
  const [nameSize, extraSize] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
  const nameEnd = at + LOCAL_HEADER_SIZE + nameSize;
  const name = bytes.toString('latin1', at + LOCAL_HEADER_SIZE, nameEnd);
  const isPlausible =
    (version & 0xff) <= MAX_VERSION &&
    method < 100 &&
    name !== '' &&
    bytes.subarray(at + LOCAL_HEADER_SIZE, nameEnd).every((byte) => byte >= SPACE) &&
    nameEnd + extraSize <= bytes.length &&
    !name.endsWith('/');
  return isPlausible ? { name, method, start: nameEnd + extraSize } : undefined;
}
