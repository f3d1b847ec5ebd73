import {
  spawn,
  spawnSync,
  type ChildProcessWithoutNullStreams,
  type SpawnSyncReturns,
} from 'node:child_process';
import { GitError } from '../errors.ts';
import { getGitEnvironment } from './environment.ts';

/** What git answered. */
export interface GitAnswer {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What a call may need beside its arguments. */
export interface GitOptions {
  /** The whole of it; {@link getGitEnvironment} when it is left out. */
  readonly environment?: NodeJS.ProcessEnv;
  /** In milliseconds; then git is killed. Some patterns keep it busy for days. */
  readonly timeout?: number;
  /** Kills git. */
  readonly signal?: AbortSignal;
}

/** Starts git without a shell. The caller listens to `error` and `close`, or uses {@link runGit}. */
export function spawnGit(
  args: readonly string[],
  cwd: string,
  { environment, ...limits }: GitOptions = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', ['--no-pager', ...args], {
    ...makeSpawnOptions(cwd, environment),
    ...limits,
    // It may be deep in a pattern, where it does not look up for a milder one.
    killSignal: 'SIGKILL',
  });
}

/**
 * Runs git to its end.
 * @throws GitError when it cannot be started, is killed or takes too long; any exit code is an answer
 */
export function askGit(
  args: readonly string[],
  cwd: string,
  { input, ...options }: GitOptions & { readonly input?: Buffer } = {},
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(args, cwd, options);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (cause) => {
      reject(toStartError(cause));
    });
    child.on('close', (exitCode, signal) => {
      if (child.killed) reject(toTimeoutError(args, options.timeout));
      else if (exitCode === null) reject(toSignalError(args, signal));
      else
        resolve({
          stdout: Buffer.concat(stdout),
          stderr: Buffer.concat(stderr).toString(),
          exitCode,
        });
    });
    // Git may end without reading all of its input; its exit code tells the reason.
    child.stdin.on('error', (cause: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'ECONNRESET', 'EOF'].includes(cause.code ?? '')) {
        reject(new GitError(`${nameCommand(args)} could not be given its input`, { cause }));
      }
    });
    child.stdin.end(input);
  });
}

/**
 * Runs git to its end while everything waits. For short answers on the way of a commit: it takes less
 * time than a child with streams.
 * @throws GitError when it cannot be started or is killed; any exit code is an answer
 */
export function askGitSync(args: readonly string[], cwd: string): GitAnswer {
  const { error, status, signal, stdout, stderr } = spawnGitSync(args, cwd, {
    maxBuffer: Infinity,
  });
  if (error) throw toStartError(error);
  if (status === null) throw toSignalError(args, signal);
  return { stdout, stderr: stderr.toString(), exitCode: status };
}

/** Starts git without a shell and waits for it. Every way to fail is in what is returned. */
export function spawnGitSync(
  args: readonly string[],
  cwd: string,
  options: { readonly input?: string; readonly maxBuffer: number },
): SpawnSyncReturns<Buffer> {
  return spawnSync('git', ['--no-pager', ...args], {
    ...makeSpawnOptions(cwd),
    ...options,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
}

function makeSpawnOptions(
  cwd: string,
  env: NodeJS.ProcessEnv = getGitEnvironment(),
): { cwd: string; env: NodeJS.ProcessEnv; windowsHide: true } {
  return { cwd, env, windowsHide: true };
}

/**
 * Runs git to its end and takes only success for an answer.
 * @throws GitError with the first line that git wrote to stderr
 */
export async function runGit(
  args: readonly string[],
  cwd: string,
  options?: GitOptions,
): Promise<Buffer> {
  const answer = await askGit(args, cwd, options);
  if (answer.exitCode !== 0) throw toExitError(args, answer.exitCode, answer.stderr);
  return answer.stdout;
}

function toSignalError(args: readonly string[], signal: string | null): GitError {
  return new GitError(`${nameCommand(args)} was ended by ${signal ?? 'a signal'}`);
}

function toTimeoutError(args: readonly string[], timeout: number | undefined): GitError {
  return new GitError(`${nameCommand(args)} took longer than ${String(timeout)} ms`);
}

export function toStartError(cause: Error): GitError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  return new GitError(
    isMissing
      ? 'git was not found; install git 2.30 or later, or put it on the PATH'
      : `git could not be started: ${cause.message}`,
    { cause },
  );
}

export function toExitError(
  args: readonly string[],
  exitCode: number | string,
  stderr: string,
): GitError {
  const reason =
    stderr.split('\n').find((line) => /^(?:fatal|error): /.test(line)) ??
    stderr.split('\n')[0] ??
    '';
  const said = reason.replace(/^(?:fatal|error): /, '').trim();
  return new GitError(
    `${nameCommand(args)} failed with exit code ${exitCode}${said === '' ? '' : `: ${said}`}`,
  );
}

/** `git` and its command; options of git itself may stand before that, `-c` with a value. */
function nameCommand(args: readonly string[]): string {
  const command = args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-c');
  return `git ${command ?? ''}`;
}
