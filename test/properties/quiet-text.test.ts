import fc from 'fast-check';
import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { scanText } from '../../src/match/scan.ts';
import { anyText } from '../support/arbitraries.ts';

const config = makeConfig({});

/** What else resembles one is a warning: "possible". */
function findXaiKeys(text: string): string[] {
  return scanText(text, 'a.txt', config)
    .filter(({ rule, severity }) => rule === 'no-xai-key' && severity === 'error')
    .map(({ secret }) => String(secret));
}

test('text of any script holds no key', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(findXaiKeys(text)).toEqual([]);
    }),
  );
});

/** Random characters behind the prefix, too few for a key, or so many that they are no key with something behind it. */
const nearKey = fc
  .tuple(
    fc.integer({ min: 0, max: 200 }).filter((length) => length < 80 || length >= 140),
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.constantFrom('xai-', 'XAI-', 'xai_', 'xai-token-', 'xai--'),
  )
  .map(([length, seed, prefix]) => `${prefix}${body(length, seed)}`)
  .filter((text) => !/(?:key|token|secret)$/i.test(text));

test('what only resembles a key is not a key, unless a name says so', () => {
  fc.assert(
    fc.property(fc.array(nearKey), fc.constantFrom('\n', ' ', ', ', '", "', '_'), (near, joint) => {
      expect(findXaiKeys(near.join(joint))).toEqual([]);
    }),
  );
});

const word = fc.string({
  unit: fc.constantFrom(...Array.from('etaoinshrdlu')),
  minLength: 1,
  maxLength: 9,
});
const capitalised = word.map((text) => text.charAt(0).toUpperCase() + text.slice(1));

test.each([
  ['with hyphens', '-', word],
  ['in camel case', '', capitalised],
])('names and classes that begin with xai- are no keys: words %s', (_, joint, part) => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 5, maxLength: 40 }), (words) => {
      const name = `xai-${words.join(joint)}`;
      expect(findXaiKeys(`.${name} .${name.slice(0, 84)} {}`)).toEqual([]);
    }),
  );
});
