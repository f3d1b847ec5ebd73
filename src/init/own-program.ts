import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { readIfThere } from '../hooks/change.ts';
import { CLI_NAME, PROGRAM_NAME, SCRIPT_NAME } from '../hooks/hook-line.ts';

/** Beside the command: the files that it loads. */
const CHUNKS = 'cli';
const LICENCES = 'LICENCES.txt';
/** Where package managers keep what they run once: `npx`, `pnpm dlx`, `yarn dlx`, `bunx`. */
const PASSING = /[\\/](?:_npx|dlx|dlx-[^\\/]*|xfs-[^\\/]*|bunx-[^\\/]*)[\\/]/;

/** The command that is running. */
export interface OwnProgram {
  /** Where hooks find it; absent where it will be gone one day, or has no `hook.sh` beside it. */
  readonly directory?: string;
  /** What a copy consists of, by the paths in it. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The executable that it is, if it has its Node in it. */
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
  return { ...(isPassing(directory) ? {} : { directory }), files: readFiles(directory) };
}

/** The file that is running, without links: the script, or an executable. */
export function findOwnFile(): string {
  const isExecutable = process.getBuiltinModule('node:sea').isSea();
  return realpathSync((isExecutable ? process.execPath : process.argv[1]) ?? '');
}

/** The directory of the command that is running, without links. @throws ScanError when it is not the bundled one */
export function findOwnDirectory(): string {
  const directory = dirname(findOwnFile());
  if (existsSync(join(directory, CLI_NAME)) && existsSync(join(directory, SCRIPT_NAME)))
    return directory;
  throw new ScanError(
    `there is no ${SCRIPT_NAME} in ${directory}, where this keyfence runs from; install the package`,
  );
}

/** What says which executable it is. */
function nameProgram(path: string): Buffer {
  return Buffer.from(`${path}\n`);
}

/** Whether what runs from there will be gone one day. */
export function isPassing(directory: string): boolean {
  return PASSING.test(directory);
}

/** Whether a directory holds a copy of the command that is running, byte by byte. @throws ScanError */
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
