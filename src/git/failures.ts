import { GitError } from '../errors/errors.ts';
import { quoteArgument } from '../text/quote-argument.ts';

/** How to get the objects that a partial clone lacks; keyfence never fetches. */
export const COMPLETE_CLONE =
  'run "git fetch --refetch --no-filter", or clone again without "filter" (an option of git clone and of checkout steps in CI)';
export const PARTIAL: string = `this clone is partial, so objects are missing here; ${COMPLETE_CLONE}`;

/**
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory; the second is the message of
 * git 2.35.
 */
const DUBIOUS =
  /detected dubious ownership in repository at '(?<path>[^\n]*)'|unsafe repository \('(?<older>[^\n]*)' is owned by/;

/** Git exited with a code other than 0. */
export class ExitError extends GitError {}

/** Git reported an error and continued. */
export class NonFatalError extends GitError {}

export function toSignalError(args: readonly string[], signal: string | null): GitError {
  return new GitError(`${nameCommand(args)} was ended by ${signal ?? 'a signal'}`);
}

export function toTimeoutError(args: readonly string[], timeout: number | undefined): GitError {
  return new GitError(`${nameCommand(args)} took longer than ${String(timeout)} ms`);
}

export function toStartError(cause: Error): GitError {
  const isMissing = ('code' in cause && cause.code === 'ENOENT') || / ENOENT\b/.test(cause.message);
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
  // https://git-scm.com/docs/partial-clone
  if (/from promisor remote|lazy fetching disabled/.test(stderr)) {
    return new GitError(PARTIAL);
  }
  const { path, older = path } = DUBIOUS.exec(stderr)?.groups ?? {};
  if (older !== undefined) return toDubiousError(older);
  const reason =
    stderr.split('\n').find((line) => /^(?:fatal|error): /.test(line)) ??
    stderr.split('\n')[0] ??
    '';
  const detail = reason.replace(/^(?:fatal|error): /, '').trim();
  return new ExitError(
    `${nameCommand(args)} failed with exit code ${exitCode}${detail === '' ? '' : `: ${detail}`}`,
  );
}

/** As in most containers, where the files belong to a user of the host. */
function toDubiousError(path: string): GitError {
  return new GitError(
    `git refuses to read this repository, because its files belong to another user. If you trust it, run: git config --global --add safe.directory ${quoteArgument(path)}`,
  );
}

/** `git` and its subcommand; options of git may precede it, `-c` with a value. */
export function nameCommand(args: readonly string[]): string {
  const command = args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-c');
  return `git ${command ?? ''}`;
}
