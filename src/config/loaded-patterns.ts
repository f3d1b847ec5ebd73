import type { Pattern } from '../../rules/patterns/pattern.ts';

const loaded = new Map<string, Pattern>();

/** Notes what the configurations of this process describe, for those who redact without any of them at hand. */
export function noteLoadedPatterns(patterns: readonly Pattern[]): void {
  for (const pattern of patterns) loaded.set(JSON.stringify(pattern), pattern);
}

export function listLoadedPatterns(): readonly Pattern[] {
  return [...loaded.values()];
}
