import { statSync } from 'node:fs';

export const FOLDER = 2;

/** In place of the package `@kwsites/file-exists`: simple-git asks only whether its directory is there. */
export function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
