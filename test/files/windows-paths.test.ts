import { win32, posix } from 'node:path';
import { expect, test } from 'vitest';
import { toGitPath } from '../../src/files/git-path.ts';
import { isWithin } from '../../src/files/is-within.ts';

test.each([
  ['C:\\repo', 'C:\\repo\\src\\a.ts', 'src/a.ts'],
  ['C:\\repo', 'C:\\repo', ''],
  ['C:\\repo', 'C:\\other\\a.ts', '../other/a.ts'],
  // Windows takes letters of either case for the same, and both separators.
  ['c:\\Repo', 'C:\\repo\\src\\a.ts', 'src/a.ts'],
  ['C:/repo', 'C:\\repo\\src/a.ts', 'src/a.ts'],
  ['\\\\host\\share\\repo', '\\\\host\\share\\repo\\a b.ts', 'a b.ts'],
  // From one drive to another there is no way.
  ['C:\\repo', 'D:\\a.ts', 'D:/a.ts'],
])('on Windows, %s to %s is %s', (directory, path, expected) => {
  expect(toGitPath(directory, path, win32)).toBe(expected);
});

test.each([
  ['/repo', '/repo/src/a.ts', 'src/a.ts'],
  ['/repo', '/Repo/a.ts', '../Repo/a.ts'],
  // A backslash is a letter there.
  ['/repo', '/repo/a\\b.ts', 'a\\b.ts'],
])('elsewhere, %s to %s is %s', (directory, path, expected) => {
  expect(toGitPath(directory, path, posix)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['C:\\repo', 'C:\\repo', true],
  ['C:\\repo', 'c:\\REPO\\a', true],
  ['C:\\repo', 'C:\\repo\\..a', true],
  ['C:\\repo', 'C:\\repository', false],
  ['C:\\repo', 'C:\\repo\\..\\other', false],
  ['C:\\repo', 'C:\\', false],
  ['C:\\repo', 'D:\\repo', false],
  ['C:\\repo', '\\\\host\\share\\repo', false],
  ['\\\\host\\share', '\\\\host\\share\\a', true],
  ['\\\\host\\share', '\\\\host\\other\\a', false],
])('on Windows, %s holds %s: %s', (directory, path, expected) => {
  expect(isWithin(directory, path, win32)).toBe(expected);
});
