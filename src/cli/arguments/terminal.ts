/** The capabilities of standard output. */
export interface Terminal {
  readonly color: boolean;
  /** In columns. */
  readonly width: number;
  /** Whether text can be a link (OSC 8). */
  readonly hasLinks: boolean;
}
