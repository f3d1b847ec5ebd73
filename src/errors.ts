/** Something could not be done; `cli.ts` turns it into one sentence and exit 2. */
abstract class KeyfenceError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** The command line asks for something that does not exist or does not go together. */
export class UsageError extends KeyfenceError {}

/** The configuration is unreadable or says something that it cannot mean. */
export class ConfigError extends KeyfenceError {}

/** Git is missing, too old, failed, or answered something that is not in its documented format. */
export class GitError extends KeyfenceError {}

/** Something that was asked for could not be looked at. */
export class ScanError extends KeyfenceError {}
