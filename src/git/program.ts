import { win32 } from 'node:path';
import { isFile } from '../files/file-type.ts';

/** The platform and the environment that a program is searched with. */
export interface ProgramSearch {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly isFile: (file: string) => boolean;
}

const HERE: ProgramSearch = {
  platform: process.platform,
  get environment() {
    return process.env;
  },
  isFile,
};

/**
 * How to start a program. Windows searches the current directory before the PATH, and a repository may contain
 * a `git.exe`, so there it is the absolute path of the first one on the PATH.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
 * @param name without extension
 * @returns if nothing is found on Windows, a path that does not exist, so that starting it fails
 */
export function findProgram(
  name: string,
  { platform, environment, isFile }: ProgramSearch = HERE,
): string {
  if (platform !== 'win32') return name;
  const directories = (getVariable(environment, 'PATH') ?? '')
    .split(win32.delimiter)
    .map((directory) => directory.replaceAll('"', ''))
    // A relative one could point into the repository.
    .filter((directory) => isFullPath(directory));
  for (const directory of directories) {
    const file = win32.join(directory, `${name}.exe`);
    if (isFile(file)) return file;
  }
  // A path that does not exist, because the bare name would be searched in the current directory.
  return win32.join(getVariable(environment, 'SystemRoot') ?? 'C:\\Windows', `${name}.exe`);
}

/** `\bin` is absolute to Node, but relative to the current drive. */
function isFullPath(directory: string): boolean {
  return /^[a-z]:[\\/]|^\\\\[^\\]/i.test(directory);
}

/** Windows ignores the case of variable names. */
function getVariable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const key = Object.keys(environment).find((key) => key.toUpperCase() === name.toUpperCase());
  return key === undefined ? undefined : environment[key];
}
