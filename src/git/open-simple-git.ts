import type { SimpleGit, SimpleGitOptions } from 'simple-git';
import type { GitError } from '../errors/errors.ts';
import { toExitError, toStartError } from './failures.ts';
import type { Git } from './git.ts';
import { HARDENED_CONFIG } from './hardened-options.ts';
import { findProgram } from './program.ts';

/**
 * simple-git rejects variables that change what git does. Here they are the user's own, as for every other git,
 * and no argument is built from foreign text.
 */
const OWN_ENVIRONMENT: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  // On Windows the path of git contains a space.
  allowUnsafeCustomBinary: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

/** Git for commands that no hook waits for: `init` and `doctor`. */
export interface SimpleGitRunner {
  /**
   * What git prints, as UTF-8.
   * @throws GitError for every exit code but 0
   */
  readonly ask: (...args: readonly string[]) => Promise<string>;
  /**
   * As `ask`, for settings that may be missing: `git config --get` exits with 1 then.
   * @returns `undefined` for exit code 1 with empty standard output
   * @throws GitError for every other exit code but 0
   */
  readonly find: (...args: readonly string[]) => Promise<string | undefined>;
}

/** Loads simple-git. */
export async function openSimpleGit({
  directory,
  environment: env,
}: Git): Promise<SimpleGitRunner> {
  // Loaded here, because that takes longer than all the work of a hook.
  const { simpleGit } = await import('simple-git');
  const run = async (
    args: readonly string[],
    canBeAbsent: boolean,
  ): Promise<string | undefined> => {
    const found: { isAbsent: boolean; failure?: GitError } = { isAbsent: false };
    const git: SimpleGit = simpleGit({
      baseDir: directory,
      binary: findProgram('git'),
      config: [...HARDENED_CONFIG],
      // simple-git removes every GIT_* that is not listed, including the index to use.
      allowEnvironment: Object.keys(env),
      unsafe: OWN_ENVIRONMENT,
      // On close and not on exit, because output may still be on its way. Without output this takes 50 ms.
      completion: { onClose: true, onExit: false },
      // Without this, a killed git would count as a success.
      errors: (error, { exitCode, stdErr, stdOut }) => {
        // Here, output on standard error is a failure too; a negative code means that git did not start.
        if (error instanceof Error && exitCode < 0) return (found.failure = toStartError(error));
        if (exitCode === 0) return undefined;
        found.isAbsent = canBeAbsent && exitCode === 1 && stdOut.length === 0;
        if (found.isAbsent) return undefined;
        const errorOutput = Buffer.concat(stdErr).toString();
        return (found.failure = toExitError(args, exitCode, errorOutput));
      },
    });
    try {
      const output = await git.env(env).raw([...args]);
      return found.isAbsent ? undefined : output;
    } catch (error) {
      // simple-git throws its own error, with this one as its text.
      throw found.failure ?? error;
    }
  };
  return {
    ask: async (...args) => (await run(args, false)) ?? '',
    find: (...args) => run(args, true),
  };
}
