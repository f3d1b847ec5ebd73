import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SCRIPT_NAME } from '../src/hooks/hook-line.ts';
import { bundleExecutable } from './bundle-executable.ts';
import { runProgram } from './run-program.ts';

/** Marks the place in the binary of Node: https://nodejs.org/api/single-executable-applications.html */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** `keyfence-linux-x64`, `keyfence-win32-x64.exe` */
const EXECUTABLE: string = `keyfence-${process.platform}-${process.arch}${process.platform === 'win32' ? '.exe' : ''}`;

/**
 * Makes one file of the command and of the Node that runs this, for machines that have none.
 * @param directory where it is put; made when it is missing
 * @returns its path
 * @throws when Node or a tool of the system refuses
 */
export async function buildExecutable(directory: string): Promise<string> {
  mkdirSync(directory, { recursive: true });
  const target = resolve(directory, EXECUTABLE);
  const scratch = mkdtempSync(join(tmpdir(), 'keyfence-executable-'));
  try {
    const main = join(scratch, 'cli.cjs');
    writeFileSync(main, await bundleExecutable());
    // What is compiled ahead is only for this version of Node, and that is the one in the file.
    const options = {
      disableExperimentalSEAWarning: true,
      useCodeCache: true,
      // What its hooks read: no file is beside it.
      assets: { [SCRIPT_NAME]: join('dist', SCRIPT_NAME) },
    };
    const config = join(scratch, 'sea.json');
    const isBuiltIn = Number(process.versions.node.split('.')[0]) >= 26;
    const output = isBuiltIn ? target : join(scratch, 'sea.blob');
    writeFileSync(config, JSON.stringify({ main, output, ...options }));
    if (isBuiltIn) runProgram(process.execPath, ['--build-sea', config]);
    else {
      runProgram(process.execPath, ['--experimental-sea-config', config]);
      copyFileSync(process.execPath, target);
      chmodSync(target, 0o755);
      inject(target, output);
    }
    // Its own signature is broken by what was added, and macOS runs nothing unsigned.
    if (process.platform === 'darwin') runProgram('codesign', ['--force', '--sign', '-', target]);
    return target;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

function inject(target: string, blob: string): void {
  if (process.platform === 'darwin') runProgram('codesign', ['--remove-signature', target]);
  const segment = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  const postject = join('node_modules', 'postject', 'dist', 'cli.js');
  const args = [target, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment];
  runProgram(process.execPath, [postject, ...args]);
}
