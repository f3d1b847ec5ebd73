import { spawnSync } from 'node:child_process';

/**
 * Runs a program without a shell, to its end. What it writes to standard error is part of the error if it fails.
 * @param accepted exit codes that are no failure
 * @returns what it writes to standard output
 * @throws when it cannot be started, or fails
 */
export function runProgram(
  command: string,
  args: readonly string[],
  cwd: string = process.cwd(),
  accepted: readonly number[] = [0],
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...{ cwd, encoding: 'utf8', maxBuffer: 2 ** 28 },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a batch file there, which only a shell starts; all arguments are ours.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== null && accepted.includes(status)) return stdout;
  const ended = status === null ? 'could not be run' : `ended with ${String(status)}`;
  const said = [stdout, stderr].filter(Boolean).join('\n');
  throw new Error(`${[command, ...args].join(' ')} ${ended}\n${said}`, { cause: error });
}
