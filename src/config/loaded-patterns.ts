import type { Pattern } from '../../rules/patterns/pattern.ts';

const loaded = new Map<string, Pattern>();

/** Remembers the patterns of all configurations of this process, for redaction that has none of them at hand. */
export function noteLoadedPatterns(patterns: readonly Pattern[]): void {
  for (const pattern of patterns) loaded.set(JSON.stringify(pattern), pattern);
}

export function listLoadedPatterns(): readonly Pattern[] {
  return [...loaded.values()];
}
