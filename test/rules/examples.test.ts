import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { TextExample } from '../../rules/rule.ts';
import { makeConfig } from '../../src/config/config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';
import { matchRules } from '../../src/match/match-rules.ts';

const config = makeConfig({});

function match(example: TextExample): string[] {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  return matchRules(text, path, config).map(({ rule }) => rule.id);
}

describe.each(rules.filter((rule) => rule.kind === 'text'))(
  '$id',
  ({ id, examples, mayBreak, options }) => {
    const defaults = Object.fromEntries(
      Object.entries(options).map(([name, option]) => [name, option.default]),
    );

    test.each(examples.leaks)('finds %j', (example) => {
      // One secret is one finding, whichever rules know it.
      expect(match(example)).toEqual([id]);
      expect(mayBreak(typeof example === 'string' ? example : example.text, defaults)).toBe(true);
    });

    test.each(examples.clean)('leaves %j', (example) => {
      expect(match(example)).toEqual([]);
    });
  },
);

describe.each(rules.filter((rule) => rule.kind === 'path'))('$id', ({ examples, judge }) => {
  const patterns = makeSecretFilePatterns(config.gitignore);

  test.each(examples.leaks)('finds %s', async (path) => {
    expect(judge(path, await patterns(path))).toBeDefined();
  });

  test.each(examples.clean)('leaves %s', async (path) => {
    expect(judge(path, await patterns(path))).toBeUndefined();
  });
});
