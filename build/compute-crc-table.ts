import type { Plugin } from 'rolldown';

const FILE = /seek-bzip[\\/]lib[\\/]crc32\.js$/;
const TABLE = /\[(?<numbers>\s*0x[\da-f]{8}(?:,\s*0x[\da-f]{8}){255}\s*)\]/i;
/** Of the CRC of bzip2, whose polynomial is read from the highest bit on. */
const SOURCE =
  'Array.from({length:256},(_,n)=>{let c=n<<24;for(let k=0;k<8;k++)c=c<0?c<<1^0x04c11db7:c<<1;return c>>>0})';

function compute(): number[] {
  return Array.from({ length: 256 }, (_, n) => {
    let c = n << 24;
    for (let k = 0; k < 8; k++) c = c < 0 ? (c << 1) ^ 0x04c11db7 : c << 1;
    return c >>> 0;
  });
}

/**
 * Writes the table of checksums within seek-bzip as what computes it.
 * @throws when the package has another table
 */
export const computeCrcTable: Plugin = {
  name: 'compute-crc-table',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    const numbers = TABLE.exec(code)?.groups?.['numbers']?.split(',').map(Number);
    if (numbers?.join() !== compute().join())
      throw new Error(`${id} has another table than build/compute-crc-table.ts expects`);
    return code.replace(TABLE, SOURCE);
  },
};
