const WORDS =
  /x{4,}|\*{3,}|\.{3}|your|example|sample|placeholder|changeme|replace|insert|here|dummy|fake|todo|redacted/i;

/** Whether a value stands in for a key and is none. */
export function isPlaceholder(value: string): boolean {
  return WORDS.test(value);
}
