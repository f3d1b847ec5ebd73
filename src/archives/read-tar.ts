import { unpackTar } from 'modern-tar';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { readBehindEnd } from './read-behind-end.ts';

const BLOCK = 512;
const SIZE = { start: 124, end: 136 } as const;
const TYPE = 156;
/** Links, devices, directories, pipes: entries without content. */
const BODYLESS = '123456';

/**
 * The files of a tar archive, the targets of its links, and the bytes after its end.
 * @throws ScanError when there are too many, or it goes on after its end
 * @throws Error when the archive is damaged
 */
export async function* readTar(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const end = findEnd(bytes);
  const archive = new Uint8Array(bytes.subarray(0, end));
  let damage: unknown;
  const entries = await unpackTar(archive, { strict: true }).catch((cause: unknown) => {
    damage = cause;
    // Skips the damaged part.
    return unpackTar(archive);
  });
  for (const { header, data } of entries) {
    const content = data ? toBuffer(data) : Buffer.from(header.linkname ?? '');
    if (header.type === 'directory') continue;
    if (content.length !== header.size && data) damage ??= new Error('an entry is cut short');
    budget.spend(content.length);
    yield { name: header.name, bytes: content };
  }
  if (damage !== undefined) throw damage as Error;
  yield* readBehindEnd(bytes.subarray(end));
}

/**
 * After the two empty blocks that end an archive; its length if there are none.
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
function findEnd(bytes: Buffer): number {
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const block = bytes.subarray(at, at + BLOCK);
    if (isEmpty(block)) {
      return isEmpty(bytes.subarray(at + BLOCK, at + 2 * BLOCK)) ? at + 2 * BLOCK : bytes.length;
    }
    const type = String.fromCharCode(block[TYPE] ?? 0);
    const size = BODYLESS.includes(type) ? 0 : readSize(block);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return bytes.length;
}

/** Octal digits, or a binary number if the first bit is set. */
function readSize(block: Buffer): number {
  const field = block.subarray(SIZE.start, SIZE.end);
  if ((field[0] ?? 0) & 0x80) return Number(field.readBigUInt64BE(field.length - 8));
  return Number.parseInt(field.toString('latin1'), 8) || 0;
}

function isEmpty(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

function toBuffer(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
