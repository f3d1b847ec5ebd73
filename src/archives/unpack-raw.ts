import { inflateRaw, type InflateRaw, type InputType, type ZlibOptions } from 'node:zlib';

/** What a deflated stream held. */
export interface RawContent {
  readonly bytes: Buffer;
  /** How long the stream was; behind it there may be something else. */
  readonly consumed: number;
}

/**
 * Inflates one stream, whatever stands behind it.
 * @throws RangeError when it is larger than `limit`; Error when it is damaged
 */
export function unpackRaw(input: InputType, limit: number): Promise<RawContent> {
  // The types do not know the option. https://nodejs.org/api/zlib.html#class-options
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
