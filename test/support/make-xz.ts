import { crc32 } from 'node:zlib';

/**
 * A stream of xz, without compression and with a checksum of CRC32.
 * https://tukaani.org/xz/xz-file-format.txt
 */
export function makeXz(content: Buffer): Buffer {
  const flags = Buffer.from([0, 1]);
  const head = Buffer.concat([Buffer.from('fd377a585a00', 'hex'), flags, checksum(flags)]);
  // Of 12 bytes, with one filter: LZMA2, with a dictionary of 1 MB.
  const blockHead = Buffer.from('020021011000000000000000', 'hex').subarray(0, 8);
  const chunks = listChunks(content);
  const unpadded = 12 + chunks.length + 4;
  const block = Buffer.concat([blockHead, checksum(blockHead), pad(chunks), checksum(content)]);
  const records = [1, unpadded, content.length].flatMap(toVarint);
  const index = pad(Buffer.from([0, ...records]));
  const size = Buffer.alloc(4);
  size.writeUInt32LE((index.length + 4) / 4 - 1);
  const foot = Buffer.concat([size, flags]);
  return Buffer.concat([
    ...[head, block, index, checksum(index)],
    ...[checksum(foot), foot, Buffer.from('YZ')],
  ]);
}

/** Chunks of LZMA2 that are stored: `01` resets the dictionary, `02` does not, `00` is the end. */
function listChunks(content: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < content.length; at += 0x10000) {
    const part = content.subarray(at, at + 0x10000);
    const size = part.length - 1;
    chunks.push(Buffer.from([at === 0 ? 1 : 2, size >> 8, size & 0xff]), part);
  }
  return Buffer.concat([...chunks, Buffer.from([0])]);
}

function pad(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(bytes));
  return sum;
}

function toVarint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...toVarint(Math.floor(value / 0x80))];
}
