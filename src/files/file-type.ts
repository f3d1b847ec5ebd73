import { statSync } from 'node:fs';

/** Whether a path is a regular file, through symlinks. @throws Error when that cannot be determined */
export function isFile(path: string | URL): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether a path is a directory, through symlinks. @throws Error when that cannot be determined */
export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
