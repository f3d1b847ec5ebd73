/** Whether a hook would stop a key. */
export type Verdict =
  /** It did: a clean commit passed, and a planted key was stopped because keyfence found it. */
  | { readonly kind: 'blocks' }
  /** It calls keyfence, and was not run because it also does other things. */
  | { readonly kind: 'inspected'; readonly others: readonly string[] }
  /** It would not. */
  | { readonly kind: 'leaks'; readonly reason: string }
  /** Neither could be shown. */
  | { readonly kind: 'inconclusive'; readonly reason: string };
