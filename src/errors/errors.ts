// Names are written out: the bundle renames the classes.

/** The command line asks for something that does not exist or does not go together. */
export class UsageError extends Error {
  override get name(): string {
    return 'UsageError';
  }
}

/** The configuration is unreadable or says something that it cannot mean. */
export class ConfigError extends Error {
  override get name(): string {
    return 'ConfigError';
  }
}

/** Git is missing, too old, failed, or answered something that is not in its documented format. */
export class GitError extends Error {
  override get name(): string {
    return 'GitError';
  }
}

/** Something that was asked for could not be looked at. */
export class ScanError extends Error {
  override get name(): string {
    return 'ScanError';
  }
}
