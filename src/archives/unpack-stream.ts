import type { inflate, Inflate, InputType, ZlibOptions } from 'node:zlib';
import { ScanError } from '../errors/errors.ts';

/** The content of a deflated stream. */
export interface UnpackedStream {
  readonly bytes: Buffer;
  /** The length of the stream; other data may follow. */
  readonly consumed: number;
}

/**
 * Inflates one stream, whatever follows it.
 * @param method `inflate`, or `inflateRaw` where there is no header
 * @throws ScanError when it is larger than `limit`; Error when it is damaged
 */
export function unpackStream(
  method: typeof inflate,
  input: InputType,
  limit: number,
): Promise<UnpackedStream> {
  // The types lack this option. https://nodejs.org/api/zlib.html#class-options
  const options = { maxOutputLength: limit, info: true } as ZlibOptions;
  return new Promise((resolve, reject) => {
    method(input, options, (error, result) => {
      if (error) {
        const isTooLarge = error instanceof RangeError;
        const cause = { cause: error };
        reject(isTooLarge ? new ScanError('unpacks to more than can be scanned', cause) : error);
        return;
      }
      const { buffer, engine } = result as unknown as { buffer: Buffer; engine: Inflate };
      resolve({ bytes: buffer, consumed: engine.bytesWritten });
    });
  });
}
