import { describe, expect, test } from 'vitest';
import { makePatternRule } from '../../rules/patterns/make-pattern-rule.ts';
import { PRESETS } from '../../rules/patterns/presets.ts';
import { body } from '../../rules/sample.ts';
import type { ConfigFile, PatternEntry } from '../../src/config/config-file.ts';
import { makeConfig } from '../../src/config/config.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { scan } from '../../src/library/library.ts';

const OWN: Exclude<PatternEntry, string> = {
  id: 'acme-token',
  title: 'ACME token',
  prefix: 'acme_',
  alphabet: 'A-Za-z0-9',
  length: [20, 24],
  remedy: 'Revoke it.',
  examples: [`acme_${body(20)}`],
};
const config = makeConfig({ patterns: [OWN] });
const token = `acme_${body(22, 3)}`;

const find = (text: string): string[] =>
  scan(text, { config }).map(
    ({ rule, region }) => `${rule} ${text.slice(region?.start, region?.end)}`,
  );

describe('a pattern', () => {
  test.each([
    ['alone', token],
    ['the shortest', `acme_${body(20, 3)}`],
    ['the longest', `acme_${body(24, 3)}`],
    ['in quotes', `x = "${token}";`],
    ['behind a name', `KEY_${token}`],
    ['before another', `${token}${token}`],
    ['in words', `(${token}).`],
    ['before a length in bytes', `${token}z\u0005hello`],
  ])('is found %s', (_, text) => {
    const found = find(text);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^acme-token acme_[A-Za-z0-9]{20,24}$/);
  });

  test.each([
    ['too short', `acme_${body(19, 3)}`],
    ['too long', `acme_${body(25, 3)}`],
    ['another prefix', `acne_${body(22, 3)}`],
    ['a mask', `acme_${'x'.repeat(22)}`],
    ['the example itself', OWN.examples[0] ?? ''],
  ])('is not %s', (_, text) => {
    // An example is suppressed, which a scan of text alone does not look at.
    const found = find(text).filter((one) => !one.endsWith(OWN.examples[0] ?? ''));
    expect(found).toEqual([]);
  });

  test.each([
    ['base64', Buffer.from(`Authorization: token ${token}; charset=utf-8`).toString('base64')],
    ['escapes', `"${token.replaceAll(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"`],
    ['pieces', `"${token.slice(0, 9)}" + "${token.slice(9)}"`],
  ])('is found in %s', (_, text) => {
    expect(scan(text, { config, path: 'a.js' }).map(({ rule }) => rule)).toContain('acme-token');
  });

  test('is shown redacted, and never in another way', () => {
    const [finding] = scan(`x = "${token}"`, { config });
    expect(String(finding?.secret)).toBe(`<27 characters, ...${token.slice(-4)}>`);
    expect(JSON.stringify(finding)).not.toContain(token);
  });

  test.each<[string, ConfigFile['rules'], string[]]>([
    ['by itself', { 'acme-token': 'warn' }, ['warn']],
    ['with all others', { 'no-configured-secret': 'warn' }, ['warn']],
    [
      'by itself before all others',
      { 'no-configured-secret': 'off', 'acme-token': 'error' },
      ['error'],
    ],
    ['off', { 'no-configured-secret': 'off' }, []],
  ])('has a severity %s', (_, rules, expected) => {
    const set = makeConfig({ patterns: [OWN], rules: rules ?? {} });
    expect(scan(token, { config: set }).map(({ severity }) => severity)).toEqual(expected);
  });
});

/** Samples of each preset, and what its vendor's documentation shows in place of one. */
const SAMPLES: Readonly<Record<string, readonly [found: string[], clean: string[]]>> = {
  openai: [
    [`sk-proj-${body(156)}`, `sk-svcacct-${body(100, 2)}`, `sk-${body(20)}T3BlbkFJ${body(20, 2)}`],
    ['sk-proj-YOUR_API_KEY_HERE_xxxxxxxxxxxxxxxxxxxxxx', `desk-${body(48)}`, `sk-${body(48)}`],
  ],
  anthropic: [[`sk-ant-api03-${body(93)}AA`], [`sk-ant-api03-${'x'.repeat(95)}`, 'sk-ant-...']],
  google: [[`AIza${body(35)}`], [`AIza${body(34)}`, `AIza${body(36)}`]],
  huggingface: [[`hf_${body(34, 1, 'letters')}`, `api_org_${body(34)}`], [`shelf_${body(34)}`]],
  github: [
    [`ghp_${body(36)}`, `ghs_${body(36, 2)}`, `github_pat_${body(22)}_${body(59, 2)}`],
    [`ghp_${'x'.repeat(36)}`, `ghp_${body(20)}`],
  ],
  npm: [[`npm_${body(36)}`], [`npm_${body(12)}`, 'npm_config_registry_and_much_more_of_it_0']],
  aws: [
    [`AKIA${body(16, 5).toUpperCase()}`, `ASIA${body(16, 6).toUpperCase()}`],
    ['AKIAIOSFODNN7EXAMPLE', `xAKIA${body(16, 5).toUpperCase()}`],
  ],
  stripe: [
    [`sk_live_${body(24)}`, `rk_test_${body(99)}`],
    [`pk_live_${body(24)}`, 'sk_test_your_key'],
  ],
  slack: [
    [
      `xoxb-1234098765-9870651234-${body(24)}`,
      `xapp-1-A0${body(9)}-7706651234-${body(64, 1, 'hex')}`,
    ],
    ['xoxb-your-token-goes-here-please', 'xoxb-not-a-real-token-this-will-not-work'],
  ],
  x: [
    [`${'A'.repeat(22)}${body(40)}%2B${body(50, 2)}`],
    ['A'.repeat(120), `b${'A'.repeat(22)}${body(90)}`],
  ],
};

test('each preset has samples', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(PRESETS).sort());
});

describe.each(Object.entries(SAMPLES))('the preset %s', (name, [found, clean]) => {
  const pattern = PRESETS[name];
  const rule = pattern && makePatternRule(pattern);
  const preset = makeConfig({ patterns: [name] });
  const list = (text: string): string[] =>
    scan(`value: "${text}"\n`, { config: preset }).map((finding) => finding.rule);

  test.each(found)('finds a sample', (text) => {
    expect(list(text)).toEqual([rule?.id]);
  });

  test.each(clean)('does not find %s', (text) => {
    expect(list(text)).not.toContain(rule?.id);
  });

  test('finds nothing by default', () => {
    for (const text of found)
      expect(scan(text).map((finding) => finding.rule)).not.toContain(rule?.id);
  });

  test('says what a user needs', () => {
    expect(pattern?.title).not.toMatch(/\.$/);
    expect(pattern?.remedy).toMatch(/^[A-Z].*\.$/);
    expect(new URL(pattern?.reference ?? '').protocol).toBe('https:');
  });
});

describe('what is refused', () => {
  test.each<[Partial<Exclude<PatternEntry, string>> | string, RegExp]>([
    ['no-such-preset', /"patterns\.0" must be .*"openai"/],
    [{ id: 'Acme' }, /"patterns\.0\.id" must be words in lower case/],
    [{ id: 'no-xai-key' }, /"patterns\.0\.id" must be words/],
    [{ id: 'github-token' }, /"patterns\.0\.id" is taken/],
    [{ prefix: 'a' }, /"patterns\.0\.prefix" must be 3 to 64/],
    [{ prefix: 'a b_' }, /"patterns\.0\.prefix"/],
    [{ alphabet: '[A-Z]' }, /"patterns\.0\.alphabet" cannot have "\["/],
    [{ alphabet: '\\w' }, /"patterns\.0\.alphabet" cannot have/],
    [{ alphabet: 'z-a' }, /"patterns\.0\.alphabet" has "z-a" the wrong way round/],
    [{ alphabet: 'a' }, /"patterns\.0\.alphabet" needs at least two/],
    [{ length: [24, 20] }, /"patterns\.0\.length" must give the smaller/],
    [{ length: 4 }, /"patterns\.0\.length" must be a number from 8/],
    [{ length: 1e9 }, /"patterns\.0\.length"/],
    [{ examples: [] }, /"patterns\.0\.examples" must not be empty/],
    [
      { examples: ['acme_short'] },
      /"patterns\.0\.examples\.0" is not found: it has to be "acme_" and 20 to 24 characters/,
    ],
    [{ examples: [`acme_${'x'.repeat(20)}`] }, /not all the same/],
  ])('%j', (change, reason) => {
    const entry = typeof change === 'string' ? change : { ...OWN, ...change };
    expect(() => validateConfig('a.json', { patterns: [entry] })).toThrow(reason);
  });

  test('the same twice', () => {
    expect(() => validateConfig('a.json', { patterns: [OWN, OWN] })).toThrow(/twice|taken/);
    expect(() => validateConfig('a.json', { patterns: ['npm', 'npm'] })).toThrow(/has duplicates/);
  });
});

test('a hostile text takes no longer than another', () => {
  // Each position begins a prefix, and all that follows is of the alphabet.
  const rule = makePatternRule({
    id: 'a',
    title: 'A',
    remedy: 'R.',
    forms: [{ prefix: 'aaa', alphabet: 'a-z', min: 8, max: 512 }],
  });
  let reads = 0;
  const text = new Proxy(new String('a'.repeat(20_000)), {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (name === 'charCodeAt') reads++;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  rule.find(text as unknown as string, { path: '', options: {} });
  expect(reads).toBeLessThan(20_000 * 6);
});
