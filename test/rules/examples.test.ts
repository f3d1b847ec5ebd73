import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { passesPrefilter, testPrefilter } from '../../rules/prefilter.ts';
import type { TextExample } from '../../rules/rule.ts';
import { makeConfig } from '../../src/config/config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';
import { matchRules } from '../../src/match/match-rules.ts';

const config = makeConfig({});

function match(example: TextExample): string[] {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  return matchRules(text, path, config).map(({ rule }) => rule.id);
}

describe.each(rules.filter((rule) => rule.kind === 'text'))('$id', ({ id, examples, ...rule }) => {
  const defaults = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => [name, option.default]),
  );

  test.each(examples.leaks)('finds %j', (example) => {
    // One secret is one finding, whichever rules know it.
    expect(match(example)).toEqual([id]);
    const text = typeof example === 'string' ? example : example.text;
    expect(passesPrefilter(rule, text, defaults)).toBe(true);
  });

  test.each(examples.clean)('leaves %j', (example) => {
    expect(match(example)).toEqual([]);
  });
});

describe.each(rules.filter((rule) => rule.kind === 'path'))(
  '$id',
  ({ examples, check, prefilter }) => {
    const patterns = makeSecretFilePatterns(config.gitignore);

    test.each(examples.leaks)('finds %s', async (path) => {
      const judged = await patterns(path);
      expect(check(path, judged)).toBeDefined();
      if (prefilter === 'patterns') expect(judged.match(path)).toBeDefined();
      else expect(testPrefilter(prefilter, path)).toBe(true);
    });

    test.each(examples.clean)('leaves %s', async (path) => {
      expect(check(path, await patterns(path))).toBeUndefined();
    });
  },
);
