/** One line of the table that the bench prints. */
export interface Row {
  readonly work: string;
  readonly measured: string;
  readonly goal: string;
}
