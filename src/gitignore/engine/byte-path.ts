import { decodePath } from '../../text/path.ts';

/**
 * A path relative to the repository's root, `/`-separated, its bytes read as Latin-1: each character
 * is one byte. Git's paths are bytes in no particular encoding, and its wildcards match bytes.
 */
export type BytePath = string;

/** The bytes of a text in UTF-8, as in a configuration or a source file. */
export function toBytePath(text: string): BytePath {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The path made printable, as {@link decodePath} does it. */
export function showBytePath(path: BytePath): string {
  return decodePath(Buffer.from(path, 'latin1'));
}

/** The path of each directory above `path`, the outermost first; none for a path at the root. */
export function parentDirectories(path: BytePath): BytePath[] {
  const parents: BytePath[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    parents.push(path.slice(0, at));
  }
  return parents;
}
