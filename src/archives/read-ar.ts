import type { ArchiveEntry } from './archive-entry.ts';
import type { Budget } from './budget.ts';

const MAGIC_SIZE = 8;
const HEADER_SIZE = 60;
const HEADER_END = '`\n';
/** Members with long names and with the symbol table. */
const LONG_NAMES = '//';

/**
 * The files of an archive that ar wrote, such as Debian packages and static libraries.
 * https://sourceware.org/binutils/docs/binutils/ar.html, https://man.freebsd.org/cgi/man.cgi?ar(5)
 * @throws ScanError when there are too many
 * @throws Error when the archive is damaged
 */
export function* readAr(bytes: Buffer, budget: Budget): Generator<ArchiveEntry> {
  let longNames: Buffer = Buffer.alloc(0);
  for (let at = MAGIC_SIZE; at < bytes.length;) {
    const header = bytes.toString('latin1', at, at + HEADER_SIZE);
    const size = /^ *(?<digits>\d+) *$/.exec(header.slice(48, 58))?.groups?.['digits'];
    if (!header.endsWith(HEADER_END) || size === undefined) throw new Error('there is no header');
    const start = at + HEADER_SIZE;
    const end = start + Number(size);
    const content = bytes.subarray(start, end);
    budget.spend(content.length);
    const name = header.slice(0, 16).trimEnd();
    if (name === LONG_NAMES) longNames = content;
    yield readMember(name, content, longNames);
    if (end > bytes.length) throw new Error('a file is cut');
    // They begin at even offsets.
    at = end + (end % 2);
  }
}

/** GNU ends a name with a slash, and keeps long names elsewhere. */
function readMember(name: string, content: Buffer, longNames: Buffer): ArchiveEntry {
  const offset = /^\/(?<digits>\d+)$/.exec(name)?.groups?.['digits'];
  if (offset !== undefined) {
    const rest = longNames.toString('utf8', Number(offset));
    return { name: rest.split('\n', 1)[0]?.replace(/\/$/, '') ?? '', bytes: content };
  }
  const length = /^#1\/(?<digits>\d+)$/.exec(name)?.groups?.['digits'];
  if (length === undefined) return { name: name.replace(/(?<=.)\/$/, ''), bytes: content };
  const [own, bytes] = [content.subarray(0, Number(length)), content.subarray(Number(length))];
  // Padded with zeros.
  return { name: own.toString().split('\0', 1)[0] ?? '', bytes };
}
