import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accepts,
  advance,
  matches,
  startPositions,
  type Automaton,
} from '../../src/gitignore/engine/automaton.ts';
import { toBytePath } from '../../src/gitignore/engine/byte-path.ts';
import { compilePattern } from '../../src/gitignore/engine/compile-pattern.ts';
import { NEWEST, OLDER } from '../../src/gitignore/engine/dialect.ts';
import { makePathMatcher } from '../../src/gitignore/engine/path-matcher.ts';

const makeText = (characters: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: 1, maxLength });

/** Byte by byte, with no shortcut. */
function matchesSlowly(automaton: Automaton, path: string): boolean {
  let positions = startPositions(automaton);
  for (let at = 0; at < path.length; at++) {
    const next = new Uint8Array(positions.length);
    advance(automaton, positions, next, path.charCodeAt(at));
    positions = next;
  }
  return accepts(automaton, positions);
}

test('remembering steps and looking at the end first change no answer', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(NEWEST, OLDER),
      fc.boolean(),
      makeText('aAb.*?/\\[]é', 12),
      fc.array(makeText('aAb./é', 12), { minLength: 1, maxLength: 8 }),
      (dialect, ignoreCase, pattern, paths) => {
        const automaton = compilePattern(toBytePath(pattern), {
          directory: '',
          ignoreCase,
          dialect,
        });
        const isMatch = makePathMatcher(automaton);
        // No path ends in a slash.
        for (const path of paths.map((path) => toBytePath(`${path}a`))) {
          const expected = matchesSlowly(automaton, path);
          expect([path, matches(automaton, path), isMatch(path)]).toEqual([
            path,
            expected,
            expected,
          ]);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['**/secrets.*', 'a/secrets.yml', true],
  ['**/secrets.*', 'secrets', false],
  ['.env.example', '.env.example', true],
  ['.env.example', 'a/b/.env.example', true],
  ['/.env.example', 'a/.env.example', false],
  ['a/**/example', 'a/example', true],
  ['[a/]example', 'xexample', false],
])('%s and %s: %j', (pattern, path, expected) => {
  const context = { directory: '', ignoreCase: false, dialect: NEWEST };
  expect(makePathMatcher(compilePattern(pattern, context))(path)).toBe(expected);
});

test('a pattern with very many states is answered too', () => {
  const context = { directory: '', ignoreCase: false, dialect: NEWEST };
  const automaton = compilePattern(`*a${'?'.repeat(300)}`, context);
  const isMatch = makePathMatcher(automaton);
  for (let seed = 1; seed < 60; seed++) {
    const path = Array.from({ length: 400 }, (_, at) => ((at * seed) % 7 < 3 ? 'a' : 'b')).join('');
    expect(isMatch(path)).toBe(matches(automaton, path));
  }
});
