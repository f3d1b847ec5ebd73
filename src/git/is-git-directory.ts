import { existsSync } from 'node:fs';

/** What git itself requires of one. https://git-scm.com/docs/gitrepository-layout */
const PARTS = ['HEAD', 'objects', 'refs'];

/** Whether a directory is a git directory: of a bare repository, or the `.git` of a work tree. */
export function isGitDirectory(rawPath: Buffer): boolean {
  return PARTS.every((name) => existsSync(Buffer.concat([rawPath, Buffer.from(`/${name}`)])));
}

/** Whether a directory is the top of a work tree: of a clone, a submodule, a linked worktree. */
export function isWorkTree(rawPath: Buffer): boolean {
  return existsSync(Buffer.concat([rawPath, Buffer.from('/.git')]));
}
