import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { findApiKeys } from '../support/find-api-keys.ts';

const KEY = body(40, 3);
const of = (count: number): string => ' '.repeat(count);

test.each<[string, number, (count: number) => string]>([
  [
    'characters of a phrase before its name',
    80,
    (n) => `f({ "${'x'.repeat(n - 1)} api_key": "${KEY}" })`,
  ],
  [
    'blanks behind a value that stands before a header',
    20,
    (n) => `set("${KEY}"${of(n)}, forHTTPHeaderField: "x-api-key")`,
  ],
  ['blanks before a header', 20, (n) => `set("${KEY}",${of(n)}forHTTPHeaderField: "x-api-key")`],
  [
    'blanks behind the colon of a header',
    20,
    (n) => `set("${KEY}", forHTTPHeaderField:${of(n)}"x-api-key")`,
  ],
  [
    'blanks behind a value before its key',
    20,
    (n) => `{"value": "${KEY}"${of(n)}, "key": "x-api-key"}`,
  ],
  ['blanks before a key', 20, (n) => `{"value": "${KEY}",${of(n)}"key": "x-api-key"}`],
  ['blanks behind a key', 20, (n) => `{"value": "${KEY}", "key"${of(n)}: "x-api-key"}`],
  ['blanks before the name in a key', 20, (n) => `{"value": "${KEY}", "key":${of(n)}"x-api-key"}`],
  [
    'blanks behind the word for a value',
    20,
    (n) => `{"value"${of(n)}: "${KEY}", "key": "x-api-key"}`,
  ],
  ['blanks before a value', 20, (n) => `{"value":${of(n)}"${KEY}", "key": "x-api-key"}`],
  ['blanks in front of the text of an element', 80, (n) => `<api_key>${of(n)}${KEY}</api_key>`],
  ['blanks behind the text of an element', 80, (n) => `<api_key>${KEY}${of(n)}</api_key>`],
  ['characters of attributes', 120, (n) => `<api_key ${'a'.repeat(n)}>${KEY}</api_key>`],
  [
    'characters of the element of a key',
    40,
    (n) => `<k>api_key</${'k'.repeat(n)}><string>${KEY}</string>`,
  ],
  [
    'characters of the element of a value',
    40,
    (n) => `<key>api_key</key><${'s'.repeat(n)}>${KEY}</s>`,
  ],
  ['blanks between two elements', 80, (n) => `<key>api_key</key>${of(n)}<string>${KEY}</string>`],
  [
    'blanks before the text of the second',
    80,
    (n) => `<key>api_key</key><string>${of(n)}${KEY}</string>`,
  ],
  [
    'blanks behind the text of the second',
    80,
    (n) => `<key>api_key</key><string>${KEY}${of(n)}</string>`,
  ],
  [
    'characters of attributes of the second',
    80,
    (n) => `<key>api_key</key><string ${'a'.repeat(n)}>${KEY}</string>`,
  ],
  ['blanks before a value in a block', 40, (n) => `api_key: |\n${of(n)}${KEY}\n`],
  ['blanks in an entry of a block', 8, (n) => `api_keys:\n  -${of(n)}${KEY}\n`],
  [
    'blanks behind the word for a name, in a block',
    8,
    (n) => `- name${of(n)}: API_KEY\n  value: ${KEY}\n`,
  ],
  ['blanks before a name, in a block', 8, (n) => `- name:${of(n)}API_KEY\n  value: ${KEY}\n`],
  ['characters of a tag in a block', 40, (n) => `api_key: !${'t'.repeat(n)} ${KEY}\n`],
])('%s: at most %i', (name, most, write) => {
  // In code nothing else reads a value without quotes.
  const path = name.includes('block') ? 'a.yml' : 'a.ts';
  expect(findApiKeys({ path, text: write(most) })).toEqual([KEY]);
  expect(findApiKeys({ path, text: write(most + 1) })).toEqual([]);
  const least = name.includes('block') ? 1 : 0;
  if (name.startsWith('blanks')) expect(findApiKeys({ path, text: write(least) })).toEqual([KEY]);
});
