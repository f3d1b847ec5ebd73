import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeMatcher } from '../../src/globs/glob.ts';
import { findLiteral } from '../../src/text/find-literal.ts';

describe.each([
  ['dist/', ['dist/a.js', 'dist/a/b.js', 'a/dist/b.js'], ['dist', 'dist.js', 'a/dist']],
  ['/dist/', ['dist/a.js'], ['dist', 'a/dist/b.js']],
  ['a/dist/', ['a/dist/b.js', 'a/dist/.b'], ['dist/b.js', 'c/a/dist/b.js']],
  ['dist', ['dist', 'a/dist'], ['dist/a.js', 'dists']],
  ['*.min.js', ['a.min.js', 'a/b/.min.js', 'a/b.min.js'], ['a.js', 'a.min.js/b']],
  ['/a.txt', ['a.txt'], ['b/a.txt']],
  ['a/*.txt', ['a/b.txt', 'a/.txt'], ['a/b/c.txt', 'c/a/b.txt']],
  ['**/fixtures/**', ['fixtures/a', 'a/fixtures/b/c', '.a/fixtures/.b'], ['fixtures.txt']],
  ['test/**/*.snap', ['test/a.snap', 'test/a/b/c.snap'], ['a.snap', 'a/test/b.snap']],
  ['**/.env', ['.env', 'a\nb/.env', 'a/\n/.env'], ['.env\n', '.env/a']],
  ['{a,b}.txt', ['a.txt', 'c/b.txt'], ['c.txt']],
  ['!a.txt', ['!a.txt'], ['a.txt', 'b.txt', 'c/d.txt']],
  ['!a/b.txt', ['!a/b.txt'], ['a/b.txt', 'a/c.txt', 'd.txt']],
  ['./a.txt', ['a.txt'], ['b/a.txt']],
  ['**', ['a', '.a/.b'], []],
  ['a/**', ['a/b', 'a/b/.c'], ['a', 'b/a/c']],
  ['a**/b', ['a/b', 'ax/b'], ['a/x/b', 'x/a/b']],
  ['?.txt', ['a.txt', 'é.txt', '🔑.txt'], ['.txt', 'ab.txt', 'éé.txt']],
  ['[a-cé🔑].txt', ['b.txt', 'é.txt', '🔑.txt'], ['d.txt', 'è.txt', '🔒.txt']],
  ['[!a]b', ['cb', '🔑b', '.b', 'a/cb'], ['ab', 'a/b', 'b']],
  ['[^а-я]', ['a', 'ё'], ['ж']],
  ['[[:digit:]]', ['7'], ['a', '٧']],
  ['[[:nothing:]]', [], ['a', ':', 'n']],
  ['[!/]b', ['cb'], ['/b', 'b']],
  ['\\*.txt', ['*.txt'], ['a.txt']],
  ['\\{a,b}', ['{a,b}'], ['a', 'b']],
  // What is not finished is text.
  ['[a', ['[a', 'b/[a'], ['a']],
  ['a\\', ['a\\'], ['a']],
  ['{a,b', ['{a,b'], ['a', '{a']],
  ['a,b}', ['a,b}'], ['a', 'b}']],
  ['{{a,b}', ['{a', '{b'], ['a', '{{a,b}']],
  ['{{cookie.name}}/**', ['{{cookie.name}}/a'], ['cookie.name/a']],
  ['{a}', ['{a}'], ['a']],
  ['{}', ['{}'], ['', 'a']],
  ['[{a,b}]', ['{', 'a', ','], ['ab', '[a]']],
  // Parentheses alone are the name of a directory to some frameworks.
  ['app/(auth)/**', ['app/(auth)/a'], ['app/auth/a']],
  ['(a|b)', ['(a|b)'], ['a', 'b']],
  ['{a,b}/{c,d}', ['a/c', 'b/d'], ['a/b', 'x/a/c']],
  ['{a,b/c}.txt', ['a.txt', 'x/a.txt', 'b/c.txt'], ['x/b/c.txt', 'c.txt']],
  ['{a,{b,c}d}e', ['ae', 'bde', 'cde'], ['be', 'de']],
  ['a{,.b}', ['a', 'a.b'], ['a.', 'b']],
  ['a{\\,,b}', ['a,', 'ab'], ['a', 'a\\,']],
  ['{8..11}', ['8', '9', '10', '11'], ['7', '12', '1', '8..11']],
  ['{10..8}', ['8', '9', '10'], ['11']],
  ['{-1..1}', ['-1', '0', '1'], ['-2', '2']],
  ['{08..10}', ['08', '09', '10'], ['8', '9']],
  ['{0..10..5}', ['0', '5', '10'], ['1', '15']],
  ['{a..c}{1..2}', ['a1', 'c2'], ['d1', 'a3', 'ac1']],
  ['{A..C}', ['B'], ['b', 'D']],
  ['{a..Z}', ['{a..Z}'], ['a', 'b', 'Z']],
  ['{1..a}', ['{1..a}'], ['1', 'a']],
  ['@(a|b).txt', ['a.txt', 'b.txt', 'x/a.txt'], ['c.txt', '.txt', 'ab.txt', '@(a|b).txt']],
  ['a?(b|c)', ['a', 'ab', 'ac'], ['abc', 'a?']],
  ['@(a{1,2}|?(b)c)', ['a1', 'a2', 'bc', 'c'], ['a', 'b']],
  ['{@(a|b),c}', ['a', 'b', 'c'], ['@(a|b)', 'a,c']],
  ['\\@(a|b)', ['@(a|b)'], ['a', 'b']],
  ['@(a|b', ['@(a|b'], ['a', 'b']],
  ['@(a,b)', ['a,b'], ['a', 'b']],
  ['{a|b,c}', ['a|b', 'c'], ['a', 'b']],
  ['+\\(a)', ['+(a)'], ['a']],
])('%s', (glob, matching, others) => {
  test('matches these and not those', () => {
    const matches = makeMatcher([glob]);
    expect([...matching, ...others].filter(matches)).toEqual(matching);
  });
});

test('one of several globs is enough, and without any nothing matches', () => {
  const matches = makeMatcher(['a', 'b']);
  expect(['a', 'b', 'c'].filter(matches)).toEqual(['a', 'b']);
  expect(['a', ''].filter(makeMatcher([]))).toEqual([]);
});

const segment = fc
  .array(fc.constantFrom('a', 'b', '.env', 'secrets.', '*', '**', '?', '+', '@', '.', 'é'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const joined = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

test('every path that a glob matches contains its literal', () => {
  fc.assert(
    fc.property(joined, joined, (glob, other) => {
      const path = other.replaceAll(/[*?]/g, 'x');
      // Half of the paths are made from the glob, so that it matches.
      const own = glob.replaceAll('**', 'y/z').replaceAll(/[*?]/g, 'x');
      const matches = makeMatcher([glob]);
      for (const candidate of [path, own].filter(matches)) {
        expect(candidate).toContain(findLiteral(glob));
      }
    }),
  );
});
