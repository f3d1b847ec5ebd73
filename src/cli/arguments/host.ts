/** The parts of the process that a command uses, besides environment and current directory. */
export interface Host {
  /** Whether a file descriptor is a terminal. */
  readonly isTerminal: (descriptor: number) => boolean;
  /** Writes to standard error at once, while the command runs. */
  readonly printError: (text: string) => void;
}
