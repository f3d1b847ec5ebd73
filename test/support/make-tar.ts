const BLOCK = 512;

interface TarEntry {
  readonly name: string;
  readonly content: string | Buffer;
}

/** A tar archive of plain files. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
export function makeTar(entries: readonly TarEntry[]): Buffer {
  const files = entries.flatMap(({ name, content }) => {
    const bytes = Buffer.from(content);
    return [makeHeader(name, bytes.length), bytes, Buffer.alloc(-bytes.length & (BLOCK - 1))];
  });
  return Buffer.concat([...files, Buffer.alloc(2 * BLOCK)]);
}

function makeHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  // The sum counts its own field as blanks.
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
