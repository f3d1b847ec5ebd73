import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';
import type { TextExample } from '../../rules/rule.ts';

function find(example: TextExample): string[] {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  return rule.find(text, { path, options: {} }).map((match) => text.slice(match.start, match.end));
}

describe('examples', () => {
  it.each(rule.examples.leaks)('leak %#', (example) => {
    expect(find(example)).toHaveLength(1);
  });
  it.each(rule.examples.clean)('clean %#', (example) => {
    expect(find(example)).toEqual([]);
  });
});
