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

/** xAI could not be asked to do something, or did not do it. */
export class XaiError extends Error {
  /** Whether it may have been done all the same: the answer was lost, or could not be read. */
  readonly mayBeDone: boolean;

  constructor(message: string, { mayBeDone = false }: { readonly mayBeDone?: boolean } = {}) {
    super(message);
    this.mayBeDone = mayBeDone;
  }

  override get name(): string {
    return 'XaiError';
  }
}
