/** A stream of a file, and the size of its content, in bytes. */
export interface XzStream {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

const MAGIC = Buffer.from('fd377a585a00', 'hex');
const FOOTER_MAGIC = Buffer.from('YZ');
/** Size of the header and of the footer. */
const EDGE = 12;
const ALIGNMENT = 4;
const MAX_VARINT_BYTES = 9;

/**
 * The streams of a file. The end of each says where it begins; zeros may separate them.
 * https://tukaani.org/xz/xz-file-format.txt sections 2 and 4
 * @throws Error when the file is damaged, or contains anything else before or after them
 */
export function listXzStreams(bytes: Buffer): XzStream[] {
  const streams: XzStream[] = [];
  for (let at = bytes.length; at > 0;) {
    const end = skipPadding(bytes, at);
    const stream = readStream(bytes, end);
    streams.unshift(stream);
    at = stream.start;
  }
  return streams;
}

function skipPadding(bytes: Buffer, end: number): number {
  let at = end;
  while (at >= ALIGNMENT && bytes.readUInt32LE(at - ALIGNMENT) === 0) at -= ALIGNMENT;
  return at;
}

function readStream(bytes: Buffer, end: number): XzStream {
  const footer = end - EDGE;
  if (footer < EDGE || !FOOTER_MAGIC.equals(bytes.subarray(end - FOOTER_MAGIC.length, end)))
    throw new Error('there is no footer');
  const index = footer - (bytes.readUInt32LE(footer + 4) + 1) * ALIGNMENT;
  if (index < EDGE || bytes[index] !== 0) throw new Error('there is no index');
  const reader = new VarintReader(bytes.subarray(index + 1, footer));
  let packed = 0;
  let size = 0;
  for (let left = reader.next(); left > 0; left--) {
    packed += Math.ceil(reader.next() / ALIGNMENT) * ALIGNMENT;
    size += reader.next();
  }
  const start = index - packed - EDGE;
  if (start < 0 || !MAGIC.equals(bytes.subarray(start, start + MAGIC.length)))
    throw new Error('there is no header');
  return { start, end, size };
}

/** Numbers of seven bits per byte, the lowest first. Section 1.2 */
class VarintReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw new Error('a number does not end');
  }
}
