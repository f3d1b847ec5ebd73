import { crc32, inflateRaw } from 'node:zlib';
import type { ArchiveEntry } from './archive-entry.ts';
import { MAX_ENTRY_BYTES, type Budget } from './budget.ts';
import { readBehindEnd } from './read-behind-end.ts';
import { unpackStream } from './unpack-stream.ts';

const MAGIC = Buffer.from('1f8b08', 'hex');
const HEADER_SIZE = 10;
/** Checksum and size. */
const TRAILER_SIZE = 8;
const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;

/**
 * The decompressed content of a file with any number of members, and the bytes after them.
 * https://datatracker.ietf.org/doc/html/rfc1952#section-2.2
 * @throws ScanError when it is too large, or goes on after its end
 * @throws Error when the file is damaged
 */
export async function* readGzip(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const parts: Buffer[] = [];
  let damage: unknown;
  let at = 0;
  try {
    do {
      const member = await readMember(bytes, at);
      budget.spend(member.bytes.length);
      parts.push(member.bytes);
      at = member.end;
    } while (MAGIC.equals(bytes.subarray(at, at + MAGIC.length)));
  } catch (cause) {
    damage = cause;
  }
  yield { name: '', bytes: Buffer.concat(parts) };
  if (damage !== undefined) throw damage as Error;
  yield* readBehindEnd(bytes.subarray(at));
}

interface Member {
  readonly bytes: Buffer;
  readonly end: number;
}

async function readMember(bytes: Buffer, at: number): Promise<Member> {
  const start = findData(bytes, at);
  const unpacked = await unpackStream(inflateRaw, bytes.subarray(start), MAX_ENTRY_BYTES);
  const trailer = start + unpacked.consumed;
  const isIntact =
    trailer + TRAILER_SIZE <= bytes.length &&
    bytes.readUInt32LE(trailer) === crc32(unpacked.bytes) &&
    bytes.readUInt32LE(trailer + 4) === unpacked.bytes.length % 2 ** 32;
  if (!isIntact) throw new Error('the checksum does not match');
  return { bytes: unpacked.bytes, end: trailer + TRAILER_SIZE };
}

/** After the header of the member. */
function findData(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let start = at + HEADER_SIZE;
  if (flags & FLAG.extra) start += 2 + bytes.readUInt16LE(start);
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, start);
    if (end === -1) throw new Error('the header does not end');
    start = end + 1;
  }
  if (flags & FLAG.headerChecksum) start += 2;
  return start;
}
