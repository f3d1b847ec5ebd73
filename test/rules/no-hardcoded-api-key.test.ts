import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';
import { passesPrefilter } from '../../rules/prefilter.ts';
import { body } from '../../rules/sample.ts';
import { findApiKeys } from '../support/find-api-keys.ts';

const KEY = body(40);

describe('examples', () => {
  it.each(rule.examples.leaks)('leak %#: %j', (example) => {
    expect(findApiKeys(example)).toHaveLength(1);
  });

  it.each(rule.examples.clean)('clean %#: %j', (example) => {
    expect(findApiKeys(example)).toEqual([]);
  });
});

describe('options', () => {
  it.each([
    'client_secret',
    'clientSecret',
    'CLIENT-SECRET',
    'my.client.secret',
    'ClientSecretProd',
  ])('names: client_secret is also %s', (name) => {
    const example = { path: 'a.yml', text: `${name}: ${KEY}` };
    expect(findApiKeys(example)).toEqual([]);
    expect(findApiKeys(example, { names: ['client_secret'] })).toEqual([KEY]);
    expect(passesPrefilter(rule, example.text, { names: ['client_secret'] })).toBe(true);
  });

  it('names beside the usual ones, in the order of the text', () => {
    const text = `api_key: "${KEY}"\nhush: "${body(40, 2)}"\napi_key: "${body(40, 3)}"`;
    expect(findApiKeys(text, { names: ['hush'] })).toEqual([KEY, body(40, 2), body(40, 3)]);
  });

  it('names are no patterns', () => {
    expect(findApiKeys(`hush = "${KEY}"`, { names: ['h.sh', '.*', '^hash$|.', ''] })).toEqual([]);
  });

  it('names with letters beyond ASCII', () => {
    const text = `${'İ'.repeat(80)} = 1; clé_secrète = "${KEY}"`;
    expect(findApiKeys(text, { names: ['Clé-Secrète'] })).toEqual([KEY]);
    const bytes = Buffer.from(text, 'utf8').toString('latin1');
    expect(passesPrefilter(rule, bytes, { names: ['Clé-Secrète'] })).toBe(true);
  });

  it.each(['api_key', 'apiKey', 'API-KEY'])('ignoreNames: %s', (name) => {
    expect(findApiKeys(`apiKey = "${KEY}"`, { ignoreNames: [name] })).toEqual([]);
    expect(findApiKeys(`xaiApiKey = "${KEY}"`, { ignoreNames: [name] })).toEqual([KEY]);
  });

  it('minLength', () => {
    const example = `apiKey = "${KEY}"`;
    expect(findApiKeys(example, { minLength: 40 })).toEqual([KEY]);
    expect(findApiKeys(example, { minLength: 41 })).toEqual([]);
    expect(findApiKeys(`apiKey = "${body(12, 1, 'hex')}"`)).toHaveLength(1);
    expect(findApiKeys(`apiKey = "${body(11, 1, 'hex')}"`)).toHaveLength(0);
  });
});

describe('matches', () => {
  it('span the value alone, one for each value, in order', () => {
    const values = [body(40, 2), body(32, 3, 'hex'), body(24, 4)];
    const text = values.map((value) => `a.apiKey = "${value}";`).join('\n');
    expect(findApiKeys({ path: 'a.js', text })).toEqual(values);
  });

  it('hold a name in themselves', () => {
    const value = `prod_apikey_${body(32, 6, 'hex')}`;
    for (const text of [`API_KEY=${value}`, `API_KEY="${value}"`, `API_KEY=${value} x`]) {
      expect(findApiKeys({ path: '.env', text })).toEqual([value]);
    }
  });

  it('every key of a long list', () => {
    const values = Array.from({ length: 60 }, (_, at) => body(32, at + 1));
    const list = values.map((value) => `  "${value}",\n`).join('');
    expect(findApiKeys({ path: 'a.js', text: `apiKeys = [\n${list}]` })).toEqual(values);
    const block = values.map((value) => `  - ${value}\n`).join('');
    expect(findApiKeys({ path: 'a.yml', text: `api_keys:\n${block}` })).toEqual(values);
    const far = `api_keys:\n${'  # another line\n'.repeat(500)}  - ${KEY}\n`;
    expect(findApiKeys({ path: 'a.yml', text: far })).toEqual([KEY]);
  });

  it('leave out blanks, escaped line ends, inner quotes and the scheme', () => {
    for (const text of [`" ${KEY} "`, `"${KEY}\\r\\n"`, `"'${KEY}'"`, `"Bearer ${KEY}"`]) {
      expect(findApiKeys(`apiKey: ${text}`)).toEqual([KEY]);
    }
  });

  it('stand only where the text may break the rule', () => {
    const part = fc.constantFrom(
      'api',
      'Api',
      '_',
      '-',
      ' ',
      'key',
      'TOKEN',
      'secret',
      '=',
      ': ',
      '"',
      '\n',
      KEY,
      '{',
      '\\"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const found = findApiKeys(text);
        expect(found.length === 0 || passesPrefilter(rule, text, {})).toBe(true);
      }),
    );
    expect(passesPrefilter(rule, 'const key = "x"; // of the rapid api', {})).toBe(false);
  });

  it('are in order, apart and inside the text, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'api_key',
        'apiKey',
        '"',
        "'",
        '`',
        '\\',
        '=',
        ':',
        ',',
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        '\n',
        ' ',
        '<',
        '>',
        '/',
        '&',
        '?',
        '+',
        KEY,
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.constantFrom('a.js', 'a.yml', 'a.md', ''),
        (parts, path) => {
          const text = parts.join('');
          const places = rule.find(text, { path, options: {} });
          const apart = places.every((place, at) => {
            const before = places[at - 1]?.end ?? 0;
            return place.start >= before && place.end > place.start && place.end <= text.length;
          });
          expect(apart).toBe(true);
        },
      ),
    );
  });
});
