import { spawn } from 'node:child_process';
import { ScanError } from '../errors/errors.ts';
import { findProgram } from '../git/program.ts';

/**
 * Whether the installed pre-commit is older than 3.2, which renamed the stages. If it is not installed, the new
 * names are used.
 * @throws ScanError when it does not print its version
 */
export async function hasOldStages(cwd: string): Promise<boolean> {
  const output = await askVersion(cwd);
  if (output === undefined) return false;
  const found = /^pre-commit (?<major>\d+)\.(?<minor>\d+)/.exec(output)?.groups;
  if (!found) throw new ScanError(`pre-commit says "${output.trim()}" when asked for its version`);
  const [major, minor] = [Number(found['major']), Number(found['minor'])];
  return major < 3 || (major === 3 && minor < 2);
}

function askVersion(cwd: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(findProgram('pre-commit'), ['--version'], {
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') resolve(undefined);
      else reject(new ScanError(`pre-commit could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', () => {
      resolve(output);
    });
  });
}
