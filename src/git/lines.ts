/**
 * Lines for git's stdin, without their line breaks. Those that are still in the making come in batches:
 * to wait for each would take longer than to write it.
 */
export type Lines = readonly string[] | AsyncIterable<readonly string[]>;

/** Lines as they come, in batches. */
export function toBatches(lines: Lines): AsyncIterable<readonly string[]> | [readonly string[]] {
  return Array.isArray(lines) ? [lines] : (lines as AsyncIterable<readonly string[]>);
}
