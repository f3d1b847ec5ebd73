import type { Plugin } from 'rolldown';

const ZIP = /yauzl[\\/]index\.js$/;
/** Archives are read from memory alone. */
const FROM_ELSEWHERE =
  /^exports\.(?:open|fromFd|openPromise|fromFdPromise|fromRandomAccessReaderPromise) = \w+;\n/gm;
/** Every Node that is supported has it. */
const CRC = 'typeof zlib.crc32 === "function" ? zlib.crc32 : require("./crc32")';
const BZIP2 = /seek-bzip[\\/]lib[\\/](?:index|bitreader)\.js$/;
const TAR = /modern-tar[\\/]dist[\\/]web[\\/]index\.js$/;
const IF_STREAM = 'if (!(archive instanceof ReadableStream)) return';

/**
 * Removes the code that reads files and streams from the archive readers.
 * @throws when the code of a package has changed
 */
export const cutArchives: Plugin = {
  name: 'cut-archives',
  transform(code, id) {
    // Node warns of it, wherever the code is in no package.
    if (BZIP2.test(id)) return code.replaceAll('new Buffer(', 'Buffer.alloc(');
    if (!ZIP.test(id) && !TAR.test(id)) return null;
    const cut = ZIP.test(id)
      ? code.replaceAll(FROM_ELSEWHERE, '').replace(CRC, 'zlib.crc32')
      : code.replace(IF_STREAM, 'return');
    if (cut !== code) return cut;
    throw new Error(
      `${id} is not written as build/cut-archives.ts expects; correct or remove that`,
    );
  },
};
