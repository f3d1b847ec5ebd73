// Names are written out: the bundle renames the classes.

/** The command line refers to something that does not exist, or combines options that exclude each other. */
export class UsageError extends Error {
  override get name(): string {
    return 'UsageError';
  }
}

/** The configuration is unreadable or invalid. */
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

/** Something could not be scanned. */
export class ScanError extends Error {
  override get name(): string {
    return 'ScanError';
  }
}

/** A request to xAI failed, or was refused. */
export class XaiError extends Error {
  /** Whether the request may have succeeded nevertheless: the answer was lost, or could not be read. */
  readonly mayBeDone: boolean;

  constructor(message: string, { mayBeDone = false }: { readonly mayBeDone?: boolean } = {}) {
    super(message);
    this.mayBeDone = mayBeDone;
  }

  override get name(): string {
    return 'XaiError';
  }
}
