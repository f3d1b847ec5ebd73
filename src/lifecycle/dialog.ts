/** How a command talks with a person while it works. Nothing that goes through it holds a secret. */
export interface Dialog {
  /** Says something on the way. */
  readonly tell: (line: string) => void;
  /** Asks for a line; absent where nobody is there to answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}
