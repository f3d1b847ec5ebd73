/** What to do about a refusal. The reporters show it, each in its own form. */
export interface NextSteps {
  /** What happened, and where the secret is now. */
  readonly headline: string;
  readonly steps: readonly Step[];
  /** Whether they say all that the remedies of the rules would. */
  readonly areComplete: boolean;
}

/** A sentence, or a command that works when it is pasted. */
export type Step = { readonly text: string } | { readonly command: string };

/** Where somebody reads it. */
export interface Reader {
  /** The current directory, from the top of the repository; empty at the top. */
  readonly directory: string;
  /** How keyfence is started there: `npx keyfence`. */
  readonly command: string;
}
