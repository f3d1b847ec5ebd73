/** A base configuration that people have, before keyfence comes. */
export interface Setup {
  readonly name: string;
  /** What it installs beside ESLint, with ranges. */
  readonly packages: Readonly<Record<string, string>>;
  /** Older versions for ESLint 9, where the newest are for ESLint 10 alone. */
  readonly packagesFor9?: Readonly<Record<string, string>>;
  /** A module whose default export is an array of configurations. */
  readonly config: string;
  /** Whether the configurations of keyfence are copied first, as `extends` and composers do. */
  readonly isCopied?: boolean;
}
