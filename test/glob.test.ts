import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLiteral } from '../src/find-literal.ts';
import { makeMatcher } from '../src/glob.ts';

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
])('%s', (glob, matching, others) => {
  test('matches these and not those', async () => {
    const matches = await makeMatcher([glob]);
    expect([...matching, ...others].filter(matches)).toEqual(matching);
  });
});

test('one of several globs is enough, and without any nothing matches', async () => {
  const matches = await makeMatcher(['a', 'b']);
  expect(['a', 'b', 'c'].filter(matches)).toEqual(['a', 'b']);
  expect(['a', ''].filter(await makeMatcher([]))).toEqual([]);
});

const segment = fc
  .array(fc.constantFrom('a', 'b', '.env', 'secrets.', '*', '**', '?', '+', '@', '.', 'é'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const joined = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

test('every path that a glob matches holds its literal', async () => {
  await fc.assert(
    fc.asyncProperty(joined, joined, async (glob, other) => {
      const path = other.replaceAll(/[*?]/g, 'x');
      // Half of the paths are made from the glob, so that it matches.
      const own = glob.replaceAll('**', 'y/z').replaceAll(/[*?]/g, 'x');
      const matches = await makeMatcher([glob]);
      for (const candidate of [path, own].filter(matches)) {
        expect(candidate).toContain(findLiteral(glob));
      }
    }),
  );
});
