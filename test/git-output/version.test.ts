import { expect, test } from 'vitest';
import { isAtLeast, parseVersion } from '../../src/git/version.ts';

function parse(stdout: string, exitCode = 0): ReturnType<typeof parseVersion> {
  return parseVersion({ stdout: Buffer.from(stdout), stderr: 'what git complains of', exitCode });
}

test.each([
  ['git version 2.30.0', 2, 30],
  ['git version 2.39.5 (Apple Git-154)', 2, 39],
  ['git version 2.55.0.windows.1', 2, 55],
  ['git version 3.0.0', 3, 0],
  ['git version 10.1', 10, 1],
])('%s', (text, major, minor) => {
  expect(parse(`${text}\n`)).toEqual({ major, minor, text });
});

test.each(['git version 2.29.9', 'git version 1.30.0', 'git version 1.99'])(
  '%s is too old',
  (text) => {
    expect(() => parse(text)).toThrow(/is too old; install git 2\.30 or later/);
  },
);

test.each(['', 'version 2.39.5', 'hub git version 2.39.5'])('%j is not git', (text) => {
  expect(() => parse(text)).toThrow(`git says "${text}"`);
});

test('a git that fails says why', () => {
  expect(() => parse('git version 2.39.5', 128)).toThrow('what git complains of');
});

test.each([
  [2, 42, true],
  [2, 43, true],
  [2, 41, false],
  [3, 0, true],
  [1, 99, false],
])('whether %i.%i is at least 2.42: %j', (major, minor, isNew) => {
  expect(isAtLeast({ major, minor, text: '' }, 42)).toBe(isNew);
});
