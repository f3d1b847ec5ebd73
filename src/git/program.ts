import { statSync } from 'node:fs';
import { win32 } from 'node:path';

/** What decides where a program is found. */
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
  isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true,
};

/**
 * How to start a program. Windows looks into the current directory before it looks at the PATH, and a
 * repository may hold a `git.exe`: there it is the absolute path of the first one on the PATH.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
 * @param name without an ending
 * @returns on Windows, where nothing is found, a path at which there is nothing, so that starting it fails
 */
export function findProgram(
  name: string,
  { platform, environment, isFile }: ProgramSearch = HERE,
): string {
  if (platform !== 'win32') return name;
  const directories = (getVariable(environment, 'PATH') ?? '')
    .split(win32.delimiter)
    .map((directory) => directory.replaceAll('"', ''))
    // A relative one would lead into the repository again.
    .filter((directory) => isFullPath(directory));
  for (const directory of directories) {
    const file = win32.join(directory, `${name}.exe`);
    if (isFile(file)) return file;
  }
  // An absolute path to nothing: the bare name would be looked for in the current directory.
  return win32.join(getVariable(environment, 'SystemRoot') ?? 'C:\\Windows', `${name}.exe`);
}

/** `\bin` is absolute to Node, and means the drive of the current directory. */
function isFullPath(directory: string): boolean {
  return /^[a-z]:[\\/]|^\\\\[^\\]/i.test(directory);
}

/** Names of variables have no case on Windows. */
function getVariable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const key = Object.keys(environment).find((key) => key.toUpperCase() === name.toUpperCase());
  return key === undefined ? undefined : environment[key];
}
