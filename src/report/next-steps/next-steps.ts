/** What to do about a refusal. Each reporter formats it in its own way. */
export interface NextSteps {
  /** What happened, and where the secret is now. */
  readonly headline: string;
  readonly steps: readonly Step[];
  /** Whether they include the remedies of the rules. */
  readonly areComplete: boolean;
}

/** A sentence, or a command that works when it is pasted. */
export type Step = { readonly text: string } | { readonly command: string };

/** Where the reader is. */
export interface Reader {
  /** The current directory, from the top of the repository; empty at the top. */
  readonly directory: string;
  /** The command that starts keyfence there: `npx keyfence`. */
  readonly command: string;
}
