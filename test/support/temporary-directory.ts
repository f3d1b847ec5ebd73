import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory: https://www.kernel.org/doc/html/latest/filesystems/tmpfs.html */
const MEMORY = '/dev/shm';
/** In bytes: several times what the tests keep at once. */
const ENOUGH = 4 * 2 ** 30;

/**
 * Makes a directory for all that tests write: a repository is many small files, which are gone after seconds.
 * It is in memory where there is enough, unless the environment names a place.
 */
export function makeTemporaryDirectory(): string {
  const isChosen = process.env['TMPDIR'] !== undefined || process.platform !== 'linux';
  const inMemory = isChosen ? undefined : tryMemory();
  return inMemory ?? mkdtempSync(join(tmpdir(), 'keyfence-tests-'));
}

function tryMemory(): string | undefined {
  let directory: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ENOUGH) return undefined;
    directory = mkdtempSync(join(MEMORY, 'keyfence-tests-'));
    // Hooks have to run, which a mount may forbid.
    const program = join(directory, 'program');
    writeFileSync(program, '', { mode: 0o755 });
    accessSync(program, constants.X_OK);
    rmSync(program);
    return directory;
  } catch {
    // The usual directory does as well.
    if (directory !== undefined) rmSync(directory, { recursive: true });
    return undefined;
  }
}
