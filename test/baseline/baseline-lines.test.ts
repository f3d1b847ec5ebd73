import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { formatBaseline, parseBaseline } from '../../src/baseline/baseline-lines.ts';
import type { Baseline } from '../../src/baseline/baseline.ts';
import { ConfigError } from '../../src/errors/errors.ts';

const PATH = 'accepted.jsonl';
const HEAD = `{"baseline":1,"salt":"${body(32, 1, 'hex')}"}`;
const FINGERPRINT = body(32, 2, 'hex');

const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
const entries = fc.array(
  fc.record({ path: fc.string({ unit: 'grapheme' }), rule: fc.string(), fingerprint: hex }),
);
const baselines: fc.Arbitrary<Baseline> = fc
  .record({ salts: fc.uniqueArray(hex, { minLength: 1, maxLength: 3 }), entries })
  .map(({ salts: [first = '', ...others], entries }) => ({
    path: PATH,
    salts: [first, ...others],
    entries,
  }));

describe('a baseline', () => {
  test('is the same bytes after reading and writing, whatever a merge did to it', () => {
    fc.assert(
      fc.property(baselines, fc.integer(), fc.boolean(), (baseline, seed, crlf) => {
        const written = formatBaseline(baseline);
        const clean = formatBaseline(parseBaseline(written, PATH));
        const lines = clean.split('\n').filter(Boolean);
        const doubled = [...lines, ...lines.slice(0, 3)];
        const [shuffled = []] = fc.sample(
          fc.shuffledSubarray(doubled, { minLength: doubled.length }),
          { seed, numRuns: 1 },
        );
        const merged = shuffled.join(crlf ? '\r\n\r\n' : '\n');
        expect(formatBaseline(parseBaseline(merged, PATH))).toBe(clean);
      }),
    );
  });

  test('is sorted, head first, one line for each entry', () => {
    const text = formatBaseline({
      path: PATH,
      salts: [body(32, 1, 'hex')],
      entries: ['b', 'a', 'b'].map((path) => ({ path, rule: 'r', fingerprint: FINGERPRINT })),
    });
    expect(text).toBe(
      `${[HEAD, ...['a', 'b'].map((path) => `{"path":"${path}","rule":"r","fingerprint":"${FINGERPRINT}"}`)].join('\n')}\n`,
    );
  });

  test('may begin with a byte order mark', () => {
    expect(parseBaseline(`\uFEFF${HEAD}\n`, PATH).entries).toEqual([]);
  });
});

describe('a corrupt baseline is refused', () => {
  const entry = (fingerprint: string): string =>
    JSON.stringify({ path: 'a', rule: 'r', fingerprint });
  test.each([
    ['an empty file', '', /no line with a salt/],
    ['no salt', entry(FINGERPRINT), /no line with a salt/],
    ['a conflict', `${HEAD}\n<<<<<<< HEAD\n`, /line 2 .* resolve the merge/],
    ['half a line', `${HEAD}\n${entry(FINGERPRINT).slice(0, 30)}`, /line 2/],
    ['a list', `${HEAD}\n[]`, /line 2/],
    ['null', `${HEAD}\nnull`, /line 2/],
    ['a fingerprint too short', `${HEAD}\n${entry('ab')}`, /line 2/],
    ['a property too many', `${HEAD}\n${entry(FINGERPRINT).replace('{', '{"line":1,')}`, /line 2/],
    ['a salt that is none', '{"baseline":1,"salt":""}', /line 1/],
    ['another version', HEAD.replace('1', '2'), /version 2/],
  ])('%s', (_, text, reason) => {
    expect(() => parseBaseline(text, PATH)).toThrow(ConfigError);
    expect(() => parseBaseline(text, PATH)).toThrow(reason);
  });
});
