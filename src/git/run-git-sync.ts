import type { SpawnSyncReturns } from 'node:child_process';
import { toSignalError, toStartError } from './failures.ts';
import type { Git } from './git.ts';
import { findProgram } from './program.ts';

/** The output of git, and its exit code. */
export interface GitAnswer {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * Runs git to its end synchronously. For short answers in the hook of a commit, where it takes less time than a
 * child with streams.
 * @throws GitError when it cannot be started or is killed; any exit code is an answer
 */
export function askGitSync(args: readonly string[], git: Git): GitAnswer {
  const { error, status, signal, stdout, stderr } = spawnGitSync(args, git, {
    maxBuffer: Infinity,
  });
  if (error) throw toStartError(error);
  if (status === null) throw toSignalError(args, signal);
  return { stdout, stderr: stderr.toString(), exitCode: status };
}

/** Starts git without a shell and waits for it. Failures are returned, not thrown. */
export function spawnGitSync(
  args: readonly string[],
  git: Git,
  options: { readonly input?: string; readonly maxBuffer: number },
): SpawnSyncReturns<Buffer> {
  // Loaded here, because a hook that got everything on standard input starts nothing.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync(findProgram('git'), [...git.options, ...args], {
    cwd: git.directory,
    env: git.environment,
    windowsHide: true,
    ...options,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
}
