import { spawn } from 'node:child_process';
import { GitError } from '../errors.ts';

export interface GitCall {
  /** Those of git itself, before the command. */
  readonly options?: readonly string[];
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly input: Buffer;
  /** In milliseconds. Some patterns keep git busy for days. */
  readonly timeout: number;
  /** Ends git. */
  readonly signal?: AbortSignal;
  /** The exit codes that are answers. */
  readonly answers: readonly number[];
}

/**
 * Runs git and gives its standard output.
 * @throws {GitError} when git cannot be run, does not end in time or ends with another exit code
 */
export async function runGit(call: GitCall): Promise<Buffer> {
  const { options = [], command, args } = call;
  const what = `git ${command}`;
  return await new Promise((resolve, reject) => {
    const child = spawn('git', [...options, command, ...args], {
      cwd: call.directory,
      env: call.environment,
      timeout: call.timeout,
      ...(call.signal && { signal: call.signal }),
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // Git that ends early closes its input; its exit code says why.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EOF')
        fail('could not be given its input', error);
    });
    const fail = (message: string, cause?: unknown): void => {
      reject(new GitError(`${what} ${message}`, { cause }));
    };
    child.on('error', (error) => {
      fail('could not be run', error);
    });
    child.on('close', (code, signal) => {
      const said = Buffer.concat(errors).toString('utf8').trim();
      if (signal !== null) {
        fail(
          child.killed ? `took longer than ${String(call.timeout)} ms` : `was ended by ${signal}`,
        );
      } else if (code === null || !call.answers.includes(code)) {
        fail(`ended with exit code ${String(code)}: ${said}`);
      } else {
        resolve(Buffer.concat(output));
      }
    });
    child.stdin.end(call.input);
  });
}
