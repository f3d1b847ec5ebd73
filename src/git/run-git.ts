import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from '../errors/errors.ts';
import {
  nameCommand,
  toExitError,
  toSignalError,
  toStartError,
  toTimeoutError,
} from './failures.ts';
import type { Git } from './git.ts';
import { findProgram } from './program.ts';
import type { GitAnswer } from './run-git-sync.ts';

/** Options of a call besides the arguments of git. */
export interface GitOptions {
  /** All variables; if absent, those of {@link Git}. */
  readonly environment?: NodeJS.ProcessEnv;
  /** In milliseconds; then git is killed, because some patterns keep it busy for days. */
  readonly timeout?: number;
  /** Kills git. */
  readonly signal?: AbortSignal;
}

/** Starts git without a shell. The caller listens to `error` and `close`, or uses {@link runGit}. */
export function spawnGit(
  args: readonly string[],
  git: Git,
  { environment = git.environment, ...limits }: GitOptions = {},
): ChildProcessWithoutNullStreams {
  return spawn(findProgram('git'), [...git.options, ...args], {
    cwd: git.directory,
    env: environment,
    windowsHide: true,
    ...limits,
    // While it matches a pattern, it ignores milder signals.
    killSignal: 'SIGKILL',
  });
}

/** A child that did not start may have no streams; `error` has the reason. */
export function hasStarted(child: ChildProcessWithoutNullStreams): boolean {
  return child.pid !== undefined;
}

/**
 * Runs git to its end.
 * @throws GitError when it cannot be started, is killed or takes too long; any exit code is an answer
 */
export function askGit(
  args: readonly string[],
  git: Git,
  { input, ...options }: GitOptions & { readonly input?: Buffer } = {},
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(args, git, options);
    child.on('error', (cause) => {
      reject(toStartError(cause));
    });
    if (!hasStarted(child)) return;
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
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
    // Git may end without reading all of its input; its exit code has the reason.
    child.stdin.on('error', (cause: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'ECONNRESET', 'EOF'].includes(cause.code ?? '')) {
        reject(new GitError(`${nameCommand(args)} could not be given its input`, { cause }));
      }
    });
    child.stdin.end(input);
  });
}

/**
 * Runs git to its end. Only exit code 0 is an answer.
 * @throws GitError with the first line that git wrote to stderr
 */
export async function runGit(
  args: readonly string[],
  git: Git,
  options?: GitOptions & { readonly input?: Buffer },
): Promise<Buffer> {
  const answer = await askGit(args, git, options);
  if (answer.exitCode !== 0) throw toExitError(args, answer.exitCode, answer.stderr);
  return answer.stdout;
}
