import { createHash } from 'node:crypto';
import type { Pointer } from './pointer.ts';

const OBJECTS = 'annex/objects/';
const LETTERS = '0123456789zqjxkmvwgpfZQJXKMVWGPF';

/**
 * Parses a pointer of git-annex: the target of a symlink into its objects, or a file that begins with
 * `/annex/objects/` and a key. https://git-annex.branchable.com/internals/pointer_file/
 */
export function parseAnnex(text: string, kind: 'content' | 'target'): Pointer | undefined {
  const file = kind === 'target' ? readTarget(text) : readFile(text);
  if (file === undefined || file === '') return undefined;
  const [mixed, lower] = listHashDirectories(file);
  return {
    system: 'git-annex',
    command: 'git annex get',
    contents: [{ places: [mixed, lower].map((directory) => `${directory}/${file}/${file}`) }],
  };
}

/** `.git/annex/objects/Xx/yY/KEY/KEY`, relative to the link. */
function readTarget(target: string): string | undefined {
  const names = target.replaceAll('\\', '/').split('/');
  const [directory, file] = names.slice(-2);
  const isThere = names.slice(0, -2).join('/').concat('/').includes(OBJECTS);
  return isThere && directory === file ? file : undefined;
}

function readFile(text: string): string | undefined {
  const start = `/${OBJECTS}`;
  return text.startsWith(start)
    ? text.slice(start.length).split('\n', 1)[0]?.replace(/\r$/, '')
    : undefined;
}

/**
 * The two layouts of object directories, by the MD5 of the key.
 * https://git-annex.branchable.com/internals/hashing/
 */
function listHashDirectories(file: string): [mixed: string, lower: string] {
  const digest = createHash('md5').update(readKey(file), 'latin1').digest();
  const word = digest.readUInt32LE();
  const [a, b, c, d] = [0, 6, 12, 18].map((shift) => LETTERS.charAt((word >>> shift) & 31));
  const hex = digest.toString('hex');
  return [`${b}${a}/${d}${c}`, `${hex.slice(0, 3)}/${hex.slice(3, 6)}`];
}

/** A key may contain characters that a file name must not. */
function readKey(file: string): string {
  return file
    .replaceAll('%', '/')
    .replaceAll('&c', ':')
    .replaceAll('&s', '%')
    .replaceAll('&a', '&');
}
