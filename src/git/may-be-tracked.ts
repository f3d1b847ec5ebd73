import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Of these versions each entry has its whole name: https://git-scm.com/docs/index-format */
const PLAIN_VERSIONS = [2, 3];
/** The extension of an index whose entries are in another file, and half of its size. */
const SPLIT = 'link\0\0';

/**
 * Whether git may track one of the files: a look for their names in the index, which costs a tenth of what
 * git takes to answer. What is not said so for certain is for git to say.
 * @param root top of a work tree
 */
export function mayBeTracked(names: readonly string[], root: string): boolean {
  // https://git-scm.com/docs/git#_the_git_repository
  const { GIT_INDEX_FILE: file, GIT_DIR: directory = '.git' } = process.env;
  let index: Buffer;
  try {
    index = readFileSync(resolve(root, file ?? join(directory, 'index')));
  } catch {
    // None yet, or it is elsewhere, as that of a linked worktree.
    return true;
  }
  const isPlain = index.length > 8 && PLAIN_VERSIONS.includes(index.readUInt32BE(4));
  return !isPlain || index.includes(SPLIT) || names.some((name) => index.includes(name));
}
