import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { readIfThere } from '../hooks/change.ts';
import { CLI_NAME, PROGRAM_NAME, SCRIPT_NAME } from '../hooks/hook-line.ts';

/** Next to the command: the files that it loads. */
const CHUNKS = 'cli';
const LICENCES = 'LICENCES.txt';
/** Where package managers put what they run once: `npx`, `pnpm dlx`, `yarn dlx`, `bunx`. */
const PASSING = /[\\/](?:_npx|dlx|dlx-[^\\/]*|xfs-[^\\/]*|bunx-[^\\/]*)[\\/]/;

/** The command that is running. */
export interface OwnProgram {
  /** Where hooks find it; absent if it is temporary, or has no `hook.sh` next to it. */
  readonly directory?: string;
  /** The files of a copy, by their relative paths. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The single executable that it is, if it is one. */
  readonly executable?: string;
}

/** @throws ScanError when it is neither the bundled one nor an executable, or cannot be read */
export function findOwnProgram(): OwnProgram {
  const sea = process.getBuiltinModule('node:sea');
  if (sea.isSea()) {
    const executable = findOwnFile();
    const script = Buffer.from(sea.getAsset(SCRIPT_NAME));
    return {
      executable,
      files: new Map([
        [SCRIPT_NAME, script],
        [PROGRAM_NAME, nameProgram(executable)],
      ]),
    };
  }
  const directory = findOwnDirectory();
  return { ...(isTemporary(directory) ? {} : { directory }), files: readFiles(directory) };
}

/** The running file, without links: the script, or an executable. */
export function findOwnFile(): string {
  const isExecutable = process.getBuiltinModule('node:sea').isSea();
  return realpathSync((isExecutable ? process.execPath : process.argv[1]) ?? '');
}

/**
 * The directory of the running command, without links.
 * @throws ScanError when it is not the bundled one
 */
export function findOwnDirectory(): string {
  const directory = dirname(findOwnFile());
  if (existsSync(join(directory, CLI_NAME)) && existsSync(join(directory, SCRIPT_NAME)))
    return directory;
  throw new ScanError(
    `there is no ${SCRIPT_NAME} in ${directory}, where this keyfence runs from; install the package`,
  );
}

/** Identifies the executable. */
function nameProgram(path: string): Buffer {
  return Buffer.from(`${path}\n`);
}

/** Whether the directory is temporary. */
export function isTemporary(directory: string): boolean {
  return PASSING.test(directory);
}

/** Whether a directory contains an identical copy of the running command. @throws ScanError */
export function holdsOwnProgram(directory: string): boolean {
  const { files } = findOwnProgram();
  const others = readFiles(directory);
  return (
    files.size === others.size &&
    [...files].every(([name, bytes]) => others.get(name)?.equals(bytes) === true)
  );
}

function readFiles(directory: string): Map<string, Buffer> {
  const chunks = existsSync(join(directory, CHUNKS)) ? readdirSync(join(directory, CHUNKS)) : [];
  const names = [
    SCRIPT_NAME,
    CLI_NAME,
    PROGRAM_NAME,
    LICENCES,
    ...chunks.sort().map((name) => `${CHUNKS}/${name}`),
  ];
  const files = new Map<string, Buffer>();
  for (const name of names) {
    const bytes = readIfThere(join(directory, name));
    if (bytes) files.set(name, bytes);
  }
  return files;
}
