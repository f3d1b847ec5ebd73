/** The source line of a finding, ready to print: secrets redacted, control characters escaped, cut. */
export interface Excerpt {
  readonly text: string;
  /** Where the caret line begins, in columns of `text`, from 0. */
  readonly caret: number;
  readonly caretLength: number;
}
