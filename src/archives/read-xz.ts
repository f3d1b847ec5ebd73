import { ReadableStream } from 'node:stream/web';
import { XzReadableStream } from 'xz-decompress';
import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';
import { listXzStreams, type XzStream } from './list-xz-streams.ts';
import { Output } from './output.ts';

/**
 * The decompressed content of a file with any number of streams.
 * @throws ScanError when it is too large
 * @throws Error when the file is damaged, or goes on after its end
 */
export async function* readXz(bytes: Buffer, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const output = new Output(budget);
  let damage: unknown;
  try {
    const streams = listAsFarAsPossible(bytes, (cause) => (damage = cause));
    budget.requireRoom(streams.reduce((sum, stream) => sum + stream.size, 0));
    for (const { start, end } of streams) {
      for await (const chunk of decompress(bytes.subarray(start, end))) output.add(chunk);
    }
  } catch (cause) {
    damage = cause;
  }
  yield* output.finish(damage);
}

/** If a file is truncated or goes on after its end, its first stream can be read. */
function listAsFarAsPossible(bytes: Buffer, fail: (cause: unknown) => void): XzStream[] {
  try {
    return listXzStreams(bytes);
  } catch (cause) {
    fail(cause);
    return [{ start: 0, end: bytes.length, size: 0 }];
  }
}

function decompress(bytes: Buffer): AsyncIterable<Uint8Array> {
  const input = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return new XzReadableStream(input);
}
