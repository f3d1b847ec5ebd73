/**
 * Lines for git's stdin, without line breaks. Lists that are still growing come in batches, because waiting for
 * each line would take longer than writing it.
 */
export type Lines = readonly string[] | AsyncIterable<readonly string[]>;

/** Lines as they come, in batches. */
export function toBatches(lines: Lines): AsyncIterable<readonly string[]> | [readonly string[]] {
  return Array.isArray(lines) ? [lines] : (lines as AsyncIterable<readonly string[]>);
}
