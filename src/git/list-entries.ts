import { decodePath } from './path.ts';
import { runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** A path in the index or in a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  /** Printable; {@link rawPath} has the bytes. */
  readonly path: string;
  readonly rawPath: Buffer;
}

const TAB = 0x09;

/**
 * Entries of the index, several for a path that is in conflict.
 * @param options of `git ls-files` and paths, which are taken literally
 * @throws GitError
 */
export async function listEntries(root: string, options: readonly string[]): Promise<TreeEntry[]> {
  const output = await runGit(
    ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--full-name', ...options],
    root,
  );
  // `<mode> <id> <stage> TAB <path>`: https://git-scm.com/docs/git-ls-files#_output
  return splitFields(output).map((field) => parseEntry(field, 1));
}

/**
 * Words, a tab and a path, as git writes an entry.
 * @param idField which of the words before the tab is the object's id
 */
export function parseEntry(field: Buffer, idField: number): TreeEntry {
  const tab = field.indexOf(TAB);
  const words = field.toString('latin1', 0, tab).split(' ');
  const rawPath = field.subarray(tab + 1);
  return { mode: words[0] ?? '', id: words[idField] ?? '', path: decodePath(rawPath), rawPath };
}

/**
 * Files of the work tree that git does not know and does not ignore. A path that ends in `/` is
 * another repository.
 * @throws GitError
 */
export async function listUntracked(root: string, paths: readonly string[]): Promise<Buffer[]> {
  const args = [
    '--literal-pathspecs',
    'ls-files',
    '--others',
    '--exclude-standard',
    '-z',
    '--full-name',
    '--',
    ...paths,
  ];
  return splitFields(await runGit(args, root));
}
