/** Whether a hook would stop a key. */
export type Verdict =
  /** It did: a clean commit passed, and a planted key did not, for what keyfence found. */
  | { readonly kind: 'blocks' }
  /** It says so, and was not run because it does other things too. */
  | { readonly kind: 'inspected'; readonly others: readonly string[] }
  /** It would not. */
  | { readonly kind: 'leaks'; readonly reason: string }
  /** It did not show it. */
  | { readonly kind: 'inconclusive'; readonly reason: string };
