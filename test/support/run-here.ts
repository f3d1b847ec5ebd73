import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
}

export interface Ran {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * Runs a program without a shell, to its end, as a child of this process.
 * @throws when the program cannot be started or is killed by a signal
 */
export function runHere(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Ran> {
  const { cwd, env, stdin = '' } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...(cwd === undefined ? {} : { cwd }), env });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      if (exitCode === null) reject(new Error(`${command} was killed by ${String(signal)}`));
      else
        resolve({
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString(),
          exitCode,
        });
    });
    // A program may end before it has read all that it is given; its exit code tells whether it minded.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET' && error.code !== 'EOF')
        reject(error);
    });
    child.stdin.end(stdin);
  });
}
