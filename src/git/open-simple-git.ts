import type { SimpleGit, SimpleGitOptions } from 'simple-git';
import type { GitError } from '../errors/errors.ts';
import { toExitError, toStartError } from './failures.ts';
import type { Git } from './git.ts';
import { HARDENED_CONFIG } from './hardened-options.ts';
import { findProgram } from './program.ts';

/**
 * simple-git guards against variables that change what git does. Here they are the user's own, as every
 * other git of theirs gets them, and no argument is made of anybody's words.
 */
const OWN_ENVIRONMENT: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  // The path of git on Windows has a space in it.
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

/** Git for the commands that no hook waits for: `init` and `doctor`. */
export interface SimpleGitRunner {
  /**
   * What git prints, as UTF-8.
   * @throws GitError for every exit code but 0
   */
  readonly ask: (...args: readonly string[]) => Promise<string>;
  /**
   * As `ask`, of what need not be there: `git config --get` exits with 1 where it is not set.
   * @returns `undefined` for exit code 1 with nothing on standard output
   * @throws GitError for every other exit code but 0
   */
  readonly find: (...args: readonly string[]) => Promise<string | undefined>;
}

/** Loads what starts it. */
export async function openSimpleGit({
  directory,
  environment: env,
}: Git): Promise<SimpleGitRunner> {
  // Loaded here: it costs more than the whole work of a hook.
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
      // It takes away every GIT_* that is not named, and with it the index that is meant.
      allowEnvironment: Object.keys(env),
      unsafe: OWN_ENVIRONMENT,
      // Not when it exits, for what it wrote may still be on its way. No output costs 50 ms all the same.
      completion: { onClose: true, onExit: false },
      // Without this, a git that is killed halfway has succeeded.
      errors: (error, { exitCode, stdErr, stdOut }) => {
        // What git says on standard error is an error here, too; the code of one that did not start is negative.
        if (error instanceof Error && exitCode < 0) return (found.failure = toStartError(error));
        if (exitCode === 0) return undefined;
        found.isAbsent = canBeAbsent && exitCode === 1 && stdOut.length === 0;
        if (found.isAbsent) return undefined;
        const said = Buffer.concat(stdErr).toString();
        return (found.failure = toExitError(args, exitCode, said));
      },
    });
    try {
      const output = await git.env(env).raw([...args]);
      return found.isAbsent ? undefined : output;
    } catch (error) {
      // It throws an error of its own, with ours as its text.
      throw found.failure ?? error;
    }
  };
  return {
    ask: async (...args) => (await run(args, false)) ?? '',
    find: (...args) => run(args, true),
  };
}
