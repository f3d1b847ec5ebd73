/** How a command talks to a person while it works. No text in it contains a secret. */
export interface Dialog {
  /** Reports progress. */
  readonly print: (line: string) => void;
  /** Asks for a line; absent if nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}
