/** Archives and compressed files that are opened. */
export type Archive = (typeof ARCHIVES)[number];

const ARCHIVES = ['zip', 'gzip', 'tar', 'bzip2', 'zstd', 'xz', 'zlib', 'ar'] as const;

/** The format of an archive: supported, or the name of one that is not. */
export type ArchiveFormat = { readonly supported: Archive } | { readonly unsupported: string };

interface Magic {
  readonly at: number;
  readonly magic: Buffer;
  readonly format: ArchiveFormat;
}

const MAGICS: readonly Magic[] = [
  // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3: a local header, or the end of an empty one.
  { at: 0, magic: fromHex('504b0304'), format: { supported: 'zip' } },
  { at: 0, magic: fromHex('504b0506'), format: { supported: 'zip' } },
  // https://datatracker.ietf.org/doc/html/rfc1952#section-2.3, with the only method that is defined.
  { at: 0, magic: fromHex('1f8b08'), format: { supported: 'gzip' } },
  // https://www.gnu.org/software/tar/manual/html_node/Standard.html
  { at: 257, magic: Buffer.from('ustar'), format: { supported: 'tar' } },
  // https://py7zr.readthedocs.io/en/latest/archive_format.html#signature
  { at: 0, magic: fromHex('377abcaf271c'), format: { unsupported: '7z' } },
  // https://tukaani.org/xz/xz-file-format.txt 2.1.1.1
  { at: 0, magic: fromHex('fd377a585a00'), format: { supported: 'xz' } },
  // https://man.freebsd.org/cgi/man.cgi?ar(5)
  { at: 0, magic: Buffer.from('!<arch>\n'), format: { supported: 'ar' } },
  // https://datatracker.ietf.org/doc/html/rfc8878#section-3.1.1
  { at: 0, magic: fromHex('28b52ffd'), format: { supported: 'zstd' } },
  // https://www.rarlab.com/technote.htm#rarsign
  { at: 0, magic: fromHex('526172211a07'), format: { unsupported: 'rar' } },
  // https://en.wikipedia.org/wiki/Bzip2#File_format
  { at: 0, magic: Buffer.from('BZh91AY&SY'), format: { supported: 'bzip2' } },
  // https://git-scm.com/docs/gitformat-pack and https://git-scm.com/docs/gitformat-bundle
  ...notOpened('git pack', ['5041434b000000']),
  ...notOpened('git bundle', ['2320763220676974206275', '2320763320676974206275']),
  // https://en.wikipedia.org/wiki/List_of_file_signatures
  ...notOpened('lz4', ['04224d18', '02214c18']),
  ...notOpened('lzip', ['4c5a495001']),
  ...notOpened('lzop', ['894c5a4f000d0a1a']),
  ...notOpened('compress', ['1f9d']),
  ...notOpened('snappy', ['ff060000734e6150']),
  ...notOpened('rpm', ['edabeedb03']),
  ...notOpened('cab', ['4d53434600000000']),
];

function notOpened(name: string, starts: readonly string[]): Magic[] {
  const format = { unsupported: name };
  return starts.map((start) => ({ at: 0, magic: fromHex(start), format }));
}

/** The signatures of archives, and their offsets. */
export const ARCHIVE_MAGICS: readonly Buffer[] = MAGICS.map(({ magic }) => magic);

/** The format of the bytes; `undefined` if it is not a known archive. */
export function detectArchive(bytes: Buffer): ArchiveFormat | undefined {
  for (const { at, magic, format } of MAGICS) {
    // The first byte rules out nearly everything.
    if (bytes[at] !== magic[0]) continue;
    if (magic.equals(bytes.subarray(at, at + magic.length))) return format;
  }
  if (endsAsZip(bytes)) return { supported: 'zip' };
  if (isZlib(bytes)) return { supported: 'zlib' };
  if (beginsAsLzma(bytes)) return { unsupported: 'lzma' };
  return beginsAsOldTar(bytes) ? { unsupported: 'old tar' } : undefined;
}

/** Signature at the end of every zip archive; it does not occur in text. */
export const ZIP_END: Buffer = fromHex('504b0506');
/** Without the comment, in bytes. */
const ZIP_END_SIZE = 22;
const MAX_COMMENT_SIZE = 0xffff;

/** Means that a number is in a zip64 record. APPNOTE.TXT 4.4.1.4 */
const ELSEWHERE = 0xffffffff;

/**
 * Whether bytes end with a zip archive. It may follow a program: zipapps, self-extracting archives. APPNOTE.TXT
 * 4.3.16
 * @param before how many bytes of the file precede these
 */
export function endsAsZip(bytes: Buffer, before: number = 0): boolean {
  const from = Math.max(0, bytes.length - ZIP_END_SIZE - MAX_COMMENT_SIZE);
  for (let at = bytes.indexOf(ZIP_END, from); at !== -1; at = bytes.indexOf(ZIP_END, at + 1)) {
    if (at + ZIP_END_SIZE > bytes.length) return false;
    if (at + ZIP_END_SIZE + bytes.readUInt16LE(at + 20) !== bytes.length) continue;
    const [size, offset] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
    if (offset === ELSEWHERE || size + offset <= before + at) return true;
  }
  return false;
}

/** The usual zlib headers, one for each compression level. */
const ZLIB_HEADERS: readonly number[] = [0x7801, 0x785e, 0x789c, 0x78da];
/** In bytes. Data that is not zlib fails to inflate long before. */
const ZLIB_SAMPLE = 2 ** 16;

/** Text may begin like zlib, so inflating is tried. */
function isZlib(bytes: Buffer): boolean {
  if (bytes[0] !== 0x78 || bytes.length < 2 || !ZLIB_HEADERS.includes(bytes.readUInt16BE()))
    return false;
  try {
    // Loaded here, because it is rarely needed, and every commit runs this.
    process.getBuiltinModule('node:zlib').inflateSync(bytes, { maxOutputLength: ZLIB_SAMPLE });
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}

/**
 * The format before xz has no magic: usual properties, the size of a dictionary, that of the file, which may be left
 * open, and a first byte that is zero.
 * https://github.com/tukaani-project/xz/blob/master/doc/lzma-file-format.txt
 */
function beginsAsLzma(bytes: Buffer): boolean {
  if (bytes[0] !== 0x5d || bytes.length < 14) return false;
  const isSize = [0, 0xffffff].includes(bytes.readUIntLE(10, 3));
  return isSize && bytes.readUInt16LE(1) === 0 && bytes.readUInt16LE(3) !== 0 && bytes[13] === 0;
}

/** In bytes; the size of a tar archive is a multiple of it. */
export const TAR_BLOCK = 512;
const TAR_SUM = { start: 148, end: 156 } as const;

/** The format before `ustar` has no magic number, but a checksum in its header. */
function beginsAsOldTar(bytes: Buffer): boolean {
  if (bytes.length < TAR_BLOCK || bytes.length % TAR_BLOCK !== 0) return false;
  const field = bytes.toString('latin1', TAR_SUM.start, TAR_SUM.end);
  if (!/^ *[0-7]{4,7}[\0 ]{1,2}/.test(field)) return false;
  let sum = ' '.charCodeAt(0) * (TAR_SUM.end - TAR_SUM.start);
  for (let at = 0; at < TAR_BLOCK; at++) {
    if (at < TAR_SUM.start || at >= TAR_SUM.end) sum += bytes[at] ?? 0;
  }
  return sum === Number.parseInt(field, 8);
}

/** Whether a name in `via` is that of an archive. */
export function isArchive(name: string): boolean {
  return ARCHIVES.some((archive) => archive === name);
}

function fromHex(digits: string): Buffer {
  return Buffer.from(digits, 'hex');
}
