import { inflateRaw, type InflateRaw, type InputType, type ZlibOptions } from 'node:zlib';

/** The content of a deflated stream. */
export interface RawContent {
  readonly bytes: Buffer;
  /** The length of the stream; other data may follow. */
  readonly consumed: number;
}

/**
 * Inflates one stream, whatever follows it.
 * @throws RangeError when it is larger than `limit`; Error when it is damaged
 */
export function unpackRaw(input: InputType, limit: number): Promise<RawContent> {
  // The types lack this option. https://nodejs.org/api/zlib.html#class-options
  const options = { maxOutputLength: limit, info: true } as ZlibOptions;
  return new Promise((resolve, reject) => {
    inflateRaw(input, options, (error, result) => {
      if (error) {
        reject(error);
        return;
      }
      const { buffer, engine } = result as unknown as { buffer: Buffer; engine: InflateRaw };
      resolve({ bytes: buffer, consumed: engine.bytesWritten });
    });
  });
}
