import { read } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

const STDIN = 0;
const CHUNK_BYTES = 2 ** 16;
/** No agent sends more about a call; in bytes. */
const MOST_BYTES = 2 ** 26;

/**
 * All that an agent writes to standard input. A stream would load a part of Node that takes longer than the rest
 * of the hook, and a call that waits could not be given up.
 * @throws ScanError when it cannot be read to its end
 */
export async function readPayload(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let length = 0; ;) {
    const chunk = await readChunk();
    if (chunk.length === 0) return Buffer.concat(chunks);
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES)
      throw new ScanError(`what the agent sent is more than ${MOST_BYTES / 2 ** 20} MB`);
  }
}

function readChunk(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    read(STDIN, buffer, 0, CHUNK_BYTES, null, (cause, length) => {
      // A pipe on Windows ends with an error.
      if (!cause || cause.code === 'EOF') resolve(buffer.subarray(0, cause ? 0 : length));
      else if (cause.code === 'EAGAIN')
        setTimeout(() => {
          readChunk().then(resolve, reject);
        }, 5);
      else
        reject(
          new ScanError(`what the agent sent cannot be read: ${describeReason(cause)}`, { cause }),
        );
    });
  });
}
