/** A problem with the keys of a project. Contains names and locations, but no values. */
export interface Problem {
  readonly kind:
    | 'production-key'
    | 'same-key'
    | 'management-key'
    | 'readable'
    | 'in-history'
    | 'plaintext'
    | 'template-secret'
    | 'not-in-template'
    | 'only-in-template';
  readonly severity: 'error' | 'warn';
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  /** Name of the variable. */
  readonly name?: string;
  readonly message: string;
  readonly remedy: string;
  /** The change that `--fix` makes. */
  readonly fix?: Fix;
}

/** A change that is safe. */
export type Fix =
  | { readonly change: 'mode'; readonly path: string; readonly mode: number }
  | { readonly change: 'add-name'; readonly path: string; readonly name: string };
