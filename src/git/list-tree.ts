import type { Git } from './git.ts';
import { parseEntry, type TreeEntry } from './list-entries.ts';
import { splitStream } from './split-fields.ts';
import { streamGit } from './stream-git.ts';

/**
 * The files of a tree, recursively.
 * @param tree id of a tree or a commit
 * @throws GitError when there is no such tree
 */
export async function* listTree(git: Git, tree: string): AsyncGenerator<TreeEntry> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', tree];
  // `<mode> <type> <id> TAB <path>`: https://git-scm.com/docs/git-ls-tree#_output_format
  for await (const fields of splitStream(streamGit(args, git))) {
    for (const field of fields) yield parseEntry(field, 2);
  }
}
