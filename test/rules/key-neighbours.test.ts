import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { managementKey } from '../../rules/sample.ts';
import { reveal } from '../../src/finding/secret.ts';
import { key, secondKey } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';

const management = managementKey();

function findKeys(content: string | Buffer): string[] {
  // What else resembles one is a warning: "possible".
  const errors = lintText(content).kept.filter(({ severity }) => severity === 'error');
  return errors.flatMap(({ secret }) => (secret ? reveal(secret) : []));
}

/** A text behind its length, in one byte. */
function prefixed(text: string, head: string): string {
  return head + String.fromCharCode(text.length) + text;
}

/** What programs write right before and right behind a string, in bytes. */
const formats: Readonly<Record<string, (secret: string) => string>> = {
  'a constant of a .pyc file, then an interned name': (secret) =>
    `\xe3\0\0\0\0${prefixed(secret, 'z')}${prefixed('name', 'Z')}N)\x01`,
  'a constant of a .pyc file, then a long one': (secret) =>
    `${prefixed(secret, '\xfa')}s\x0c\0\0\0e\0d\0\x83\x01`,
  'the strings of a Go program': (secret) =>
    `runtime: bad g in cgocallback, no stack frame${secret}slice bounds out of range`,
  'the strings of a Go program without a blank': (secret) =>
    `reflectlite.SetUnexpectedEOF${secret}InterfaceConversionMissingMethodNotComparableType`,
  'a protocol buffer, then a field with a letter for its tag': (secret) =>
    `${prefixed(secret, '\n')}${prefixed('grok', 'B')}`,
  'a protocol buffer, then a field of digits': (secret) => `${prefixed(secret, '\x12')}0\x01`,
  'an object of Java': (secret) =>
    `\xac\xed\0\x05sr\0\x01aL\0\x03keyt\0\x12Ljava/lang/String;xpt\0${prefixed(secret, '')}xp`,
  'the comment of a zip archive': (secret) => `PK\x01\x02a.txt${secret}PK\x05\x06\0\0`,
  'a map of MessagePack, then a number': (secret) => `\x82\xa3key${prefixed(secret, '\xd9')}a\x07`,
  'a pickle, then an instruction': (secret) =>
    `\x80\x04\x95\x60\0\0\0\0\0\0\0}\x8c\x03key${prefixed(secret, '\x8c')}s.`,
  'a pickle of protocol 2': (secret) => `\x80\x02X${prefixed(secret, '')}\0\0\0q\x01.`,
  'cells of SQLite': (secret) => `\x81\x05\x02\x04\x17alice${secret}alice@example.com`,
  'cells of SQLite, with a hash': (secret) => `\x03bob${secret}${body(64, 5, 'hex')}`,
  'cells of SQLite, with a token': (secret) => `\x03bob${secret}${body(32, 5)}`,
  'CBOR, then a text of one letter': (secret) => `\xa2ckey${prefixed(secret, 'x')}aB`,
  'BSON, then a string': (secret) => `\x02key\0U\0\0\0${secret}\0\x02b\0`,
  'a string table in which a longer word follows': (secret) => prefixed(secret, '\0') + body(70, 3),
};

describe.each([
  ['an API key', key],
  ['a management key', management],
])('%s is found in', (_, secret) => {
  test.each(Object.entries(formats))('%s', (_name, write) => {
    expect(findKeys(Buffer.from(write(secret), 'latin1')).includes(secret)).toBe(true);
    expect(findKeys(Buffer.from(write(secret), 'utf16le')).includes(secret)).toBe(true);
  });
});

describe('a key without a gap', () => {
  test.each([
    'z',
    '0',
    'zz',
    'and text',
    'Zm9v',
    'KEY',
    'xai',
    'xai-',
    'token',
    'xai-token-',
    '\\n',
  ])('before %j', (after) => {
    for (const before of ['', 'a', '0', 'Zm9v', 'xai', 'xai-', 'KEY_']) {
      expect(findKeys(before + key + after)).toEqual([key]);
      expect(findKeys(Buffer.from(before + key + after).toString('base64'))).toEqual([key]);
    }
  });

  test('before another one', () => {
    expect(findKeys(key + secondKey + management + key)).toEqual([key, secondKey, management, key]);
  });

  test('is not what a longer random word begins with', () => {
    for (const length of [120, 140, 200, 400]) expect(findKeys(`xai-${body(length)}`)).toEqual([]);
  });
});
