import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AGENT_SCRIPT_NAME } from '../agents/agent-script-name.ts';
import { ScanError } from '../errors/errors.ts';
import { readIfThere } from '../hooks/change.ts';
import { CLI_NAME, SCRIPT_NAME } from '../hooks/hook-line.ts';

/** Beside the command: the files that it loads. */
const CHUNKS = 'cli';
const LICENCES = 'LICENCES.txt';
/** Where package managers keep what they run once: `npx`, `pnpm dlx`, `yarn dlx`, `bunx`. */
const PASSING = /[\\/](?:_npx|dlx|dlx-[^\\/]*|xfs-[^\\/]*|bunx-[^\\/]*)[\\/]/;

/** The directory of the command that is running, without links. @throws ScanError when it is not the bundled one */
export function findOwnDirectory(): string {
  const directory = dirname(realpathSync(process.argv[1] ?? ''));
  if (existsSync(join(directory, CLI_NAME)) && existsSync(join(directory, SCRIPT_NAME)))
    return directory;
  throw new ScanError(
    `there is no ${SCRIPT_NAME} in ${directory}, where this keyfence runs from; install the package`,
  );
}

/** Whether what runs from there will be gone one day. */
export function isPassing(directory: string): boolean {
  return PASSING.test(directory);
}

/** The files that the command needs, by their paths in its directory. @throws ScanError when one cannot be read */
export function readOwnFiles(directory: string): Map<string, Buffer> {
  const chunks = readdirSync(join(directory, CHUNKS)).map((name) => `${CHUNKS}/${name}`);
  const files = new Map<string, Buffer>();
  for (const name of [SCRIPT_NAME, AGENT_SCRIPT_NAME, CLI_NAME, LICENCES, ...chunks.sort()]) {
    const bytes = readIfThere(join(directory, name));
    if (bytes) files.set(name, bytes);
  }
  return files;
}

/** Whether a directory holds a copy of the command, byte by byte. @throws ScanError when one cannot be read */
export function isSameProgram(directory: string, own: string): boolean {
  if (!existsSync(join(directory, CHUNKS))) return false;
  const files = readOwnFiles(own);
  const others = readOwnFiles(directory);
  return (
    files.size === others.size &&
    [...files].every(([name, bytes]) => others.get(name)?.equals(bytes) === true)
  );
}
