import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findByPattern, findByWords } from '../../rules/api-key/api-key-name.ts';
import { rules } from '../../rules/index.ts';
import noPublicEnvKey from '../../rules/no-public-env-key.ts';
import { PRESETS } from '../../rules/patterns/presets.ts';
import { makePatternRule } from '../../rules/patterns/make-pattern-rule.ts';
import { testPrefilter } from '../../rules/prefilter.ts';
import { listWords } from '../../rules/prefilters/list-words.ts';
import { makePrefilterSearch } from '../../rules/prefilters/prefilter-search.ts';

const textRules = rules.filter((rule) => rule.kind === 'text');
const prefilters = [
  ...textRules.map(({ prefilter }) => prefilter),
  ...Object.values(PRESETS).map((pattern) => makePatternRule(pattern).prefilter),
  // Found without words: too short, beyond ASCII, missing, and of no words.
  ...['sk', '\u00e9t\u00e9', undefined, /\d{5}/],
];
const words = prefilters.map(listWords);
const search = makePrefilterSearch(prefilters, words);

const endings = ['"', '\\\\"', ' ', '\n', '-allow', ' ignore :', '0', 'AES256_GCM,'];
const piece = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...words.flatMap((list) => list ?? ['sk', '\u00e9t\u00e9', '12345'])),
      fc.nat(),
    )
    .map(([word, cases]) =>
      Array.from(word, (character, at) =>
        ((cases >> (at % 31)) & 1) === 1 ? character.toUpperCase() : character,
      ).join(''),
    ),
  fc.constantFrom(...words.flatMap((list) => list?.slice(0, 4) ?? [])),
  fc.constantFrom(...endings),
  fc.string({ maxLength: 3 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('the search for all prefilters finds what each of them finds', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found: number[] = [];
      const isEnough = search(text, Buffer.from(text, 'latin1'), (index) => {
        found.push(index);
        return false;
      });
      const expected = prefilters.flatMap((prefilter, at) =>
        testPrefilter(prefilter, text) ? [at] : [],
      );
      expect(isEnough).toBe(false);
      expect(found.sort((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

test('it ends where what was found is enough', () => {
  const only = makePrefilterSearch(['xai-', 'grok'], [['xai-'], ['grok']]);
  const taken: number[] = [];
  const text = 'grok xai- grok';
  const isEnough = only(text, Buffer.from(text), (index) => taken.push(index) === 1);
  expect({ isEnough, taken }).toEqual({ isEnough: true, taken: [1] });
});

test('names of keys are found the same way by their words and by the pattern', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text, 'latin1');
      expect(findByWords(text, bytes)).toEqual(findByPattern(text));
    }),
    { numRuns: 3000 },
  );
});

const exposures = [...noPublicEnvKey.examples.leaks, ...noPublicEnvKey.examples.clean].flatMap(
  (example) => (typeof example === 'string' ? [] : [example]),
);
const openings = [
  'define: {',
  'DefinePlugin({',
  'publicRuntimeConfig = {',
  '--build-arg A=',
  'env: {',
  'public: {',
];

test('what reaches the browser is found the same way with the bytes of a text and without them', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...exposures.map(({ text }) => text)),
    fc.constantFrom(...openings, ' '.repeat(600), '}', '\n'),
    piece,
  );
  const paths = fc.constantFrom('a.ts', ...exposures.map(({ path }) => path));
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 5 }), paths, (parts, path) => {
      const text = parts.join('');
      const find = (bytes?: Uint8Array): unknown => {
        let far = 0;
        const noteFar = (): unknown => far++;
        const matches = noPublicEnvKey.find(text, { path, options: {}, noteFar, bytes });
        return { matches, far };
      };
      expect(find(Buffer.from(text, 'latin1'))).toEqual(find());
    }),
    { numRuns: 1000 },
  );
});
