import { unpackTar } from 'modern-tar';
import type { Budget } from './budget.ts';
import type { ArchiveEntry } from './unpack.ts';

/**
 * The files of a tar archive, and what its links lead to.
 * @throws ScanError when there are too many
 * @throws Error when the archive is damaged
 */
export async function* readTar(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const entries = await unpackTar(new Uint8Array(bytes), { strict: true });
  for (const { header, data } of entries) {
    const content = data ? toBuffer(data) : Buffer.from(header.linkname ?? '');
    if (header.type === 'directory') continue;
    if (content.length !== header.size && data) throw new Error('an entry is cut short');
    budget.spend(content.length);
    yield { name: header.name, bytes: content };
  }
}

function toBuffer(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
