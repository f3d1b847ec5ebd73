import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { matches } from '../../src/gitignore/engine/automaton.ts';
import { toBytePath } from '../../src/gitignore/engine/byte-path.ts';
import { compilePattern } from '../../src/gitignore/engine/compile-pattern.ts';
import { NEWEST } from '../../src/gitignore/engine/dialect.ts';
import { makeMatcher } from '../../src/globs/glob.ts';
import { IS_LONG } from '../support/share.ts';

/** To search longer. */
const RUNS = Number(process.env['KEYFENCE_RUNS'] ?? (IS_LONG ? 3000 : 1000));

function joinSome(unit: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(unit, { minLength: 1, maxLength }).map((units) => units.join(''));
}

function makePaths(unit: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  // No file is called "." or "..".
  const name = joinSome(unit, 4).filter((text) => text !== '.' && text !== '..');
  const path = fc.array(name, { minLength: 1, maxLength: 4 });
  return fc.array(
    path.map((parts) => parts.join('/')),
    { minLength: 1, maxLength: 30 },
  );
}

const paths = makePaths(fc.constantFrom('a', 'b', '.', '-', ']', '[', '*', 'A', '!'));

// What git has, broken or not.
const gitUnit = fc.constantFrom(
  ...['a', 'b', '.', '/', '*', '**', '**/', '?', '[ab]', '[!a]', '[^b-]', '[a-b]', '[]a]', '[b-a]'],
  ...['[[:alpha:]]', '[![:upper:].]', '\\*', '\\a', '[\\]]', '/**/', '[a-\\]]', '[[:]'],
);

test('a glob without alternatives matches what git matches', () => {
  fc.assert(
    fc.property(joinSome(gitUnit, 6), paths, (glob, some) => {
      // Git leaves out the slash at the end, and a leading "./" is for people.
      fc.pre(!glob.endsWith('/') && !glob.startsWith('./'));
      const context = { directory: '', ignoreCase: false, dialect: NEWEST };
      const automaton = compilePattern(toBytePath(glob), context);
      const expected = some.filter((path) => matches(automaton, toBytePath(path)));
      expect(some.filter(makeMatcher([glob]))).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
});

const wild = fc.constantFrom('a', 'b', '-', '*', '?', '[ab]', '[^a]', '[a-b]', '\\*', '\\?');
const group = fc
  .tuple(
    fc.constantFrom(['{', ',', '}'], ['@(', '|', ')'], ['?(', '|', ')']),
    fc.array(joinSome(wild, 2), { minLength: 2, maxLength: 3 }),
  )
  .map(([[open = '', between, close = ''], parts]) => open + parts.join(between) + close);
const part = fc.oneof(
  { weight: 4, arbitrary: joinSome(fc.oneof({ weight: 3, arbitrary: wild }, group), 4) },
  { weight: 1, arbitrary: fc.constant('**') },
);
const globs = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  // What picomatch reads in ways of its own: runs of stars, dots, a `**` that ends a path, groups after a star
  // or a question mark.
  .filter((glob) => !/[^/]\*\*|\*\*[^/]|\/\*\*$|[*?]\(|\)[*?]|[*?{(|,][*?]/.test(glob));

test('a glob matches what picomatch matches, except where they differ on purpose', () => {
  fc.assert(
    fc.property(globs, paths, (glob, some) => {
      const anchored = glob.includes('/') ? glob : `**/${glob}`;
      const matchesIt = picomatch(anchored, { dot: true, nonegate: true });
      expect(some.filter(makeMatcher([glob]))).toEqual(some.filter((path) => matchesIt(path)));
    }),
    { numRuns: RUNS },
  );
});
