/** Modes of tree and index entries. https://git-scm.com/docs/git-fast-import#_filemodify */
export const SYMLINK = '120000';
export const SUBMODULE = '160000';

export function isPlainFile(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}
