import { readSync } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { MOST_SECONDS } from './most-seconds.ts';

const STDIN = 0;
const CHUNK_BYTES = 2 ** 16;
/** In bytes. No agent sends more about a call. */
const MOST_BYTES = 2 ** 26;
/** In milliseconds. How long to wait before an empty pipe is read again. */
const PAUSE = 5;

/**
 * Reads standard input to its end. A stream, and the threads behind it, would take longer to start than the
 * rest of the hook.
 * @throws ScanError when it cannot be read
 */
export async function readPayload(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let waited = 0;
  for (let length = 0; ;) {
    const chunk = readChunk();
    if (!chunk) {
      waited += PAUSE;
      if (waited > MOST_SECONDS * 1000)
        throw new ScanError(`the agent did not finish sending within ${MOST_SECONDS} seconds`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      continue;
    }
    if (chunk.length === 0) return Buffer.concat(chunks);
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES)
      throw new ScanError(`the payload of the agent is more than ${MOST_BYTES / 2 ** 20} MB`);
  }
}

/** @returns `undefined` if there is nothing yet, an empty buffer at the end */
function readChunk(): Buffer | undefined {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    return buffer.subarray(0, readSync(STDIN, buffer, 0, CHUNK_BYTES, null));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    // A non-blocking pipe, and the end of one on Windows.
    if (code === 'EAGAIN') return undefined;
    if (code === 'EOF') return buffer.subarray(0, 0);
    throw new ScanError(`the payload of the agent cannot be read: ${describeReason(cause)}`, {
      cause,
    });
  }
}
