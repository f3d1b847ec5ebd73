/** A text that is made to take long, and what it is made of. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}
