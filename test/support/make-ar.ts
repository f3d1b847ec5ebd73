/** An archive as ar writes it. Names are taken as they are: GNU ends them with a slash. */
export function makeAr(files: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...files.flatMap(([name, content]) => {
      const fields = [name.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6)];
      const header = [...fields, '100644'.padEnd(8), String(content.length).padEnd(10), '`\n'];
      return [Buffer.from(header.join('')), content, Buffer.alloc(content.length % 2, '\n')];
    }),
  ]);
}
