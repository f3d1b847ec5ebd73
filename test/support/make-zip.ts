import { crc32, deflateRawSync } from 'node:zlib';

interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** 8, deflate, when it is left out. */
  readonly method?: number;
  readonly isEncrypted?: boolean;
  /** What the archive says, right or wrong. */
  readonly size?: number;
  /** `false` leaves it out of the directory. */
  readonly isListed?: boolean;
}

/** A zip archive, behind a program if there is one. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3 */
export function makeZip(entries: readonly ZipEntry[], program: string = ''): Buffer {
  const files = [Buffer.from(program)];
  const directory: Buffer[] = [];
  let offset = program.length;
  for (const { name, content, method = 8, isEncrypted = false, size, isListed = true } of entries) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from('504b0304', 'hex'),
      common,
      Buffer.from(name),
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const head = Buffer.from('504b01021400', 'hex');
    if (isListed) directory.push(head, common, rest, Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  const listed = entries.filter(({ isListed = true }) => isListed).length;
  end.writeUInt16LE(listed, 8);
  end.writeUInt16LE(listed, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}
