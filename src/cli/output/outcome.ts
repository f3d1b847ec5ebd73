/** What a command has to say; `cli.ts` prints it. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr?: string;
  /** Whether standard output has a format, so that nothing in it may change on the way. */
  readonly isForPrograms?: boolean;
}
