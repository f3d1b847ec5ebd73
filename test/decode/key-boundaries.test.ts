import { describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { reveal } from '../../src/finding/secret.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { HIDINGS } from '../support/hidings.ts';

const config = makeConfig({});
const patterns = { match: () => undefined, isTemplate: () => false };
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

function findKeys(bytes: Buffer): string[] {
  const file = { path: 'a.bin', bytes, kind: 'content', tracked: false } as const;
  const { kept } = lintFile(file, config, patterns);
  return kept.map(({ secret }) => (secret ? reveal(secret) : ''));
}

function encode(...parts: readonly (string | number)[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'number' ? [part] : part)));
}

/** How a key stands in formats that end it with its length alone, with what comes behind. */
const FORMATS: Readonly<Record<string, (key: string) => Buffer>> = {
  // https://docs.python.org/3/library/marshal.html: a letter begins the next object.
  'bytecode of Python, a short string before a string': (key) =>
    encode(0xe3, 0xfa, key.length, key, 'Z', 3, 'abc'),
  'bytecode of Python, before None': (key) => encode(0xda, key.length, key, 'N', 0),
  'bytecode of Python, before a number': (key) => encode('z', key.length, key, 'i', 1, 0, 0, 0),
  'bytecode of Python, before a tuple': (key) =>
    encode(0xf5, key.length, 0, 0, 0, key, ')', 1, 'T'),
  'strings of a Go binary': (key) => encode('invalid argument', key, 'unexpected EOF0123'),
  'strings of a Go binary, before digits': (key) => encode('x509: ', key, '0123456789abcdef'),
  // https://protobuf.dev/programming-guides/encoding/: a tag may be any letter.
  'a message of protobuf, before the tag of field 12': (key) =>
    encode(0x0a, key.length, key, 'b', 3, 'abc'),
  'a message of protobuf, before a number in field 6': (key) =>
    encode(0x0a, key.length, key, '0', 7),
  // https://docs.oracle.com/en/java/javase/21/docs/specs/serialization/protocol.html
  'serialised Java, before another string': (key) =>
    encode('t', 0, key.length, key, 't', 0, 1, 'a'),
  'serialised Java, before the end of an object': (key) => encode('t', 0, key.length, key, 'xp'),
  'a pickle of Python, before MEMOIZE': (key) => encode(0x8c, key.length, key, 0x94, 's.'),
  'MessagePack, before a short number': (key) => encode(0xd9, key.length, key, 'A'),
  'BSON and CBOR, before a letter': (key) => encode(0x78, key.length, key, 'aB'),
  'base64 of more': (key) => Buffer.from(Buffer.from(`${key}zz`).toString('base64')),
  'base64 of more digits': (key) => Buffer.from(Buffer.from(`${key}00`).toString('base64')),
  'hexadecimal of more': (key) => Buffer.from(Buffer.from(`${key}zz`).toString('hex')),
};

test.each(Object.entries(FORMATS))('a key directly followed by more: %s', (_, write) => {
  for (const seed of SEEDS) {
    const key = apiKey(seed);
    expect(findKeys(write(key))).toEqual([key]);
  }
});

const QUOTED: Readonly<Record<string, (hidden: string) => string>> = {
  'an argument': (hidden) => `f("${hidden}",\n  "other-value");\n`,
  'a list': (hidden) => `keys = [\n  "${hidden}",\n  "another",\n]\n`,
  'two statements': (hidden) => `a = "${hidden}"\n"use strict"\n`,
  'other quotes': (hidden) => `a = "${hidden}"\n'b' + 'c'\n`,
  'a mapping': (hidden) => `{"a": "${hidden}",\n"b": "0123456789abcdef"}\n`,
};
/** Of each kind the ways that leave all but what is escaped as it is. */
const WAYS = ['escapes', 'percent-encoding', 'entities'].flatMap((layer) =>
  Object.entries(HIDINGS[layer] ?? {}).map(
    ([name, write]) => [`${layer}, ${name}`, write] as const,
  ),
);

describe.each(WAYS)('a key in %s', (_, hide) => {
  test.each(Object.entries(QUOTED))('goes no further than its literal: %s', (__, write) => {
    for (const seed of SEEDS.slice(0, 3)) {
      const key = apiKey(seed);
      expect(findKeys(Buffer.from(write(hide(key))))).toEqual([key]);
    }
  });
});

test('there are ways to write a key of each of the three kinds', () => {
  expect(new Set(WAYS.map(([name]) => name.split(',')[0])).size).toBe(3);
});

test.each([
  ['an escape before any digit', (key: string) => `k = "xai\\055${key.slice(4)}"`],
  ['literals of C++ with a prefix', (key: string) => `k = u8"xai" u8"${key.slice(3)}";`],
  ['wide literals', (key: string) => `k = L"xai" L"${key.slice(3)}";`],
  ['raw literals of Rust', (key: string) => `k = concat!(r"xai", r"${key.slice(3)}");`],
  ['an escape of a letter in octal', (key: string) => `k = "\\170${key.slice(1)}"`],
])('the prefilter and the decoder agree on %s', (_, write) => {
  // All ten digits and some letters may follow.
  for (let seed = 1; seed <= 60; seed++) {
    const key = apiKey(seed);
    expect(findKeys(Buffer.from(write(key)))).toEqual([key]);
  }
});
