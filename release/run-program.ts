import { execFileSync } from 'node:child_process';

/**
 * Runs a program without a shell, to its end; what it says on standard error is shown.
 * @returns what it writes to standard output
 * @throws when it fails
 */
export function runProgram(
  command: string,
  args: readonly string[],
  cwd: string = process.cwd(),
  env: NodeJS.ProcessEnv = process.env,
): string {
  try {
    return execFileSync(command, args, {
      ...{ cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 },
      stdio: ['ignore', 'pipe', 'inherit'],
      // npm is a batch file there, which only a shell starts; all arguments are ours.
      shell: process.platform === 'win32' && command === 'npm',
    });
  } catch (cause) {
    throw new Error(`${[command, ...args].join(' ')} failed in ${cwd}`, { cause });
  }
}
