/** A block in a frame: bytes as they are, or one byte so many times. */
type Block = Buffer | { readonly byte: number; readonly times: number };

/**
 * A frame of Zstandard, without compression.
 * https://datatracker.ietf.org/doc/html/rfc8878#section-3.1.1
 */
export function makeZstd(...blocks: readonly Block[]): Buffer {
  // A window of 128 KB; no size, no checksum.
  const head = Buffer.from('28b52ffd0038', 'hex');
  return Buffer.concat([
    head,
    ...blocks.flatMap((block, i) => {
      const isLast = i === blocks.length - 1 ? 1 : 0;
      const header = Buffer.alloc(3);
      const [type, size] = 'byte' in block ? [1, block.times] : [0, block.length];
      header.writeUIntLE(isLast + type * 2 + size * 8, 0, 3);
      return [header, 'byte' in block ? Buffer.from([block.byte]) : block];
    }),
  ]);
}
