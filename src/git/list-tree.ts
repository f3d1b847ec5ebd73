import { decodePath } from './path.ts';
import { splitStream } from './split-fields.ts';
import { streamGit } from './stream-git.ts';

/** What a tree has at a path; directories are not told, what is in them is. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  /** Printable; see {@link decodePath}. */
  readonly path: string;
}

const TAB = 0x09;

/**
 * `<mode> <type> <id> TAB <path> NUL` each. https://git-scm.com/docs/git-ls-tree#_output_format
 * @param tree id of a tree or a commit
 * @throws GitError
 */
export async function* listTree(tree: string, cwd: string): AsyncGenerator<TreeEntry> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', tree];
  for await (const fields of splitStream(streamGit(args, cwd))) {
    for (const field of fields) {
      const tab = field.indexOf(TAB);
      const [mode = '', , id = ''] = field.toString('latin1', 0, tab).split(' ');
      yield { mode, id, path: decodePath(field.subarray(tab + 1)) };
    }
  }
}
