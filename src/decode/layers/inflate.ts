/** Compressed data. */
export interface Inflated {
  readonly bytes: Buffer;
  /** The reason why it is incomplete: the rest is missing, damaged, or too large. */
  readonly breaksOff: 'cut' | 'damaged' | 'limit' | undefined;
}

/** `CM` and `CINFO` of a window of 32 KB, and each of the levels. https://datatracker.ietf.org/doc/html/rfc1950#section-2.2 */
const ZLIB_FLAGS: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda]);
const ZLIB = 0x78;
const ZLIB_HEADER = 2;

/** https://datatracker.ietf.org/doc/html/rfc1952#section-2.3 */
const GZIP = Buffer.from('1f8b08', 'hex');
const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;
const FLAGS = { at: 3, checksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/**
 * Decompresses gzip or zlib; the checksum is ignored. Damaged gzip is decompressed up to the damage, like
 * every program does before it reports an error. Bytes may begin like zlib by chance, so damaged zlib is
 * rejected. `undefined` for anything else.
 * @param maxBytes limit of the compressed bytes that are read
 */
export function inflate(bytes: Buffer, maxBytes: number): Inflated | undefined {
  if (isZlib(bytes)) {
    const deflated = bytes.subarray(ZLIB_HEADER);
    const whole = inflateRaw(deflated, maxBytes);
    return whole === 'limit' ? inflateBeginning(deflated, maxBytes, whole) : whole;
  }
  const parts: Buffer[] = [];
  let left = maxBytes;
  for (let start = findGzipStart(bytes); start !== undefined;) {
    const rest = bytes.subarray(start);
    const whole = inflateRaw(rest, left) ?? 'damaged';
    const part = typeof whole === 'string' ? inflateBeginning(rest, left, whole) : whole;
    parts.push(part.bytes);
    left -= part.bytes.length;
    const next = start + part.length + GZIP_TRAILER;
    const inner = part.breaksOff ? undefined : findGzipStart(bytes.subarray(next));
    if (inner === undefined) return { bytes: Buffer.concat(parts), breaksOff: part.breaksOff };
    start = next + inner;
  }
  return undefined;
}

/** Whether bytes begin with the header of compressed data. */
export function beginsCompressed(bytes: Buffer): boolean {
  return isZlib(bytes) || findGzipStart(bytes) !== undefined;
}

function isZlib(bytes: Buffer): boolean {
  return bytes[0] === ZLIB && ZLIB_FLAGS.has(bytes[1] ?? 0);
}

/** The offset after the header of gzip. */
function findGzipStart(bytes: Buffer): number | undefined {
  const flags = bytes[FLAGS.at] ?? FLAGS.reserved;
  if (!bytes.subarray(0, GZIP.length).equals(GZIP) || (flags & FLAGS.reserved) !== 0)
    return undefined;
  let at = GZIP_HEADER;
  if ((flags & FLAGS.extra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    at = end === -1 ? bytes.length : end + 1;
  }
  return (flags & FLAGS.checksum) === 0 ? at : at + 2;
}

interface Raw extends Inflated {
  /** Number of bytes that were read. */
  readonly length: number;
}

/** The longest prefix that can be decompressed. Twenty steps find it in a megabyte. */
function inflateBeginning(bytes: Buffer, maxBytes: number, breaksOff: 'damaged' | 'limit'): Raw {
  let best = Buffer.alloc(0);
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const part = inflateRaw(bytes.subarray(0, middle), maxBytes);
    if (typeof part === 'object') [good, best] = [middle, Buffer.from(part.bytes)];
    else bad = middle;
  }
  return { bytes: best, length: good, breaksOff };
}

/** `limit` if it is more than allowed, `undefined` if it is damaged. */
function inflateRaw(bytes: Buffer, maxBytes: number): Raw | 'limit' | undefined {
  // Loaded here, because hardly any text contains compressed data, and every process pays for an import.
  const { constants, inflateRawSync } = process.getBuiltinModule('node:zlib');
  const finishFlush = constants.Z_SYNC_FLUSH;
  const maxOutputLength = Math.max(maxBytes, 1);
  try {
    const told = inflateRawSync(bytes, { info: true, finishFlush, maxOutputLength });
    // The types lack this option. https://nodejs.org/api/zlib.html#class-options
    const { buffer, engine } = told as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const length = engine.bytesWritten;
    return { bytes: buffer, length, breaksOff: length < bytes.length ? undefined : 'cut' };
  } catch (cause) {
    // Damage is not a failure of the scan: any word may begin like compressed data.
    return cause instanceof RangeError ? 'limit' : undefined;
  }
}
