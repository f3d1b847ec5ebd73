import type { inflate, Inflate, InputType, ZlibOptions } from 'node:zlib';

/** The content of a deflated stream. */
export interface UnpackedStream {
  readonly bytes: Buffer;
  /** The length of the stream; other data may follow. */
  readonly consumed: number;
}

/**
 * Inflates one stream, whatever follows it.
 * @param method `inflate`, or `inflateRaw` where there is no header
 * @throws RangeError when it is larger than `limit`; Error when it is damaged
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
        reject(error);
        return;
      }
      const { buffer, engine } = result as unknown as { buffer: Buffer; engine: Inflate };
      resolve({ bytes: buffer, consumed: engine.bytesWritten });
    });
  });
}
