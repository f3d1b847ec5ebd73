import rule from '../../rules/no-hardcoded-api-key.ts';
import type { TextExample } from '../../rules/rule.ts';

/** The values that the rule finds in an example. */
export function findApiKeys(
  example: TextExample,
  options: Readonly<Record<string, unknown>> = {},
): string[] {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  return rule.find(text, { path, options }).map((match) => text.slice(match.start, match.end));
}
