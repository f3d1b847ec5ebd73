import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { makeConfig } from '../../src/config/config.ts';
import { makePrefilter } from '../../src/sources/secret-prefilter.ts';
import { encodings } from '../support/encode.ts';

const leaks = rules.flatMap((rule) =>
  rule.kind === 'text'
    ? rule.examples.leaks.map((leak) => (typeof leak === 'string' ? leak : leak.text))
    : [],
);
const noise = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\n', 'x', 'é', '日本'));
const names = fc.constantFrom<readonly string[]>([], ['acme_pass'], ['schlüssel', 'k']);

describe.each(Object.entries(encodings))('in %s', (_, encode) => {
  test('what may hold a secret may do so as a part of more', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...leaks), noise, names, (before, leak, after, names) => {
        const prefilter = makePrefilter(
          makeConfig({ rules: { 'no-hardcoded-api-key': ['error', { names: [...names] }] } }),
        );
        const part = encode(leak);
        const around = [encode(before), encode(after)];
        fc.pre(part !== undefined && !around.includes(undefined));
        const [head = part, tail = part] = around;
        const whole = Buffer.concat([head, part, tail]);
        expect(prefilter.passes(part)).toBe(true);
        expect(prefilter.passesBatch(whole)).toBe(true);
      }),
    );
  });
});
