/** The output of a command; `cli.ts` prints it. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr?: string;
  /** Whether standard output has a format, so that nothing in it may be changed. */
  readonly isForPrograms?: boolean;
}
