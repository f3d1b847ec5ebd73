import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { breaksJson } from '../../src/redact/breaks-json.ts';
import { keepSeparators } from '../../src/redact/keep-separators.ts';
import { FILE_SIZES, LINE_SIZES, StreamRedactor } from '../../src/redact/stream-redactor.ts';
import { xaiKey } from '../support/arbitraries.ts';
import { findShown } from '../support/find-shown.ts';
import { key, redacted, secondKey } from '../support/keys.ts';

const config = makeConfig({});

/** What comes out of a stream, piece by piece. */
function pass(
  pieces: readonly (string | Buffer)[],
  { sizes = LINE_SIZES, path = '' } = {},
): string[] {
  const stream = new StreamRedactor(path, config, sizes, (reason) => {
    throw new Error(reason);
  });
  const out = pieces.map((piece) => stream.push(Buffer.from(piece)).toString());
  return [...out, stream.end().toString()];
}

describe('a stream is written line by line', () => {
  test('as soon as a line is whole', () => {
    expect(pass(['one\ntw', 'o\n', 'three'])).toEqual(['one\n', 'two\n', '', 'three']);
  });

  test('also where a key straddles two reads', () => {
    for (const at of [1, 3, 4, 40, 83]) {
      const out = pass([`a ${key.slice(0, at)}`, `${key.slice(at)} b\n`, 'c\n']);
      expect(out).toEqual(['', `a ${redacted(key)} b\n`, 'c\n', '']);
    }
  });

  test('with the name on the line before', () => {
    const value = body(40, 7);
    const [first, second] = pass(['  api_key:\n', `    "${value}"\n`], { path: 'a.yaml' });
    expect(first).toBe('  api_key:\n');
    expect(second).toContain('<40 characters');
  });

  test.each(['\n', '\r\n'])('and a key that goes on behind a backslash and %j', (lineBreak) => {
    const out = pass([`K=${key.slice(0, 40)}\\${lineBreak}`, `${key.slice(40)}\n`]).join('');
    expect(findShown(out, key.slice(0, 40))).toBeUndefined();
    expect(findShown(out, key.slice(40))).toBeUndefined();
    expect(out.endsWith('\n')).toBe(true);
  });

  test.each(['\u001b', '\\u001b'])('with codes for the terminal within a key, as %j', (escape) => {
    const [on, off] = [`${escape}[01;31m`, `${escape}[m${escape}[K`];
    for (const at of [2, 4, 30]) {
      const out = pass([`a ${on}${key.slice(0, at)}${off}${key.slice(at)} b\n`]).join('');
      expect(out).toBe(`a ${on}${redacted(key)}${off} b\n`);
    }
  });

  test('and what was found once is found without its name', () => {
    const value = body(40, 8);
    const out = pass([`API_KEY=${value}\n`, `used ${value} again\n`]).join('');
    expect(findShown(out, value)).toBeUndefined();
  });

  test('a key in pieces is replaced once, wherever the windows end', () => {
    const text = `key = "${key.slice(0, 40)}" \\\n  "${key.slice(40)}"\nend\n${'x'.repeat(50)}\n`;
    const sizes = { ...FILE_SIZES, lookahead: 60 };
    const out = pass([text], { sizes, path: 'a.py' }).join('');
    expect(out.split(redacted(key))).toHaveLength(2);
    expect(out.endsWith(`\nend\n${'x'.repeat(50)}\n`)).toBe(true);
  });

  test('even where a line never ends', () => {
    const sizes = { ...LINE_SIZES, maxLine: 2 ** 16 };
    const line = `${'x '.repeat(100_000)}${key}${' y'.repeat(100_000)}${secondKey}`;
    const pieces = line.match(/.{1,5000}/g) ?? [];
    const out = pass(pieces, { sizes });
    expect(out.slice(0, -1).join('').length).toBeGreaterThan(100_000);
    expect(out.join('')).toBe(
      line.replace(key, redacted(key)).replace(secondKey, redacted(secondKey)),
    );
  });
});

test('whatever the reads are, no key comes out, and everything else does', () => {
  const piece = fc.oneof(
    fc.constantFrom('\n', ' ', 'word ', '"', '\\n', '\u001b[31m', '{"a":"', '字', '\r\n', '\t'),
  );
  const text = fc.tuple(xaiKey, fc.array(piece, { maxLength: 20 }), fc.array(piece));
  fc.assert(
    fc.property(
      text,
      fc.array(fc.nat(400), { maxLength: 8 }),
      fc.constantFrom(LINE_SIZES, FILE_SIZES),
      ([secret, before, after], cuts, sizes) => {
        const whole = `${before.join('')} ${secret} ${after.join('')}\n`;
        const bytes = Buffer.from(whole);
        const at = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b)];
        const pieces = at.map((start, i) => bytes.subarray(start, at[i + 1]));
        const stream = new StreamRedactor('', config, sizes, () => Buffer.alloc(0));
        const out = Buffer.concat([...pieces.map((part) => stream.push(part)), stream.end()]);
        expect(findShown(out.toString(), secret)).toBeUndefined();
        expect(out.toString()).toBe(whole.replace(secret, redacted(secret)));
      },
    ),
  );
});

describe('what was JSON stays JSON', () => {
  test('where a secret is written in several strings', () => {
    expect(keepSeparators('xai-ab", "cd",\n "ef', 'xai-...efgh')).toBe(
      'xai-...efgh", "...",\n "...',
    );
    expect(keepSeparators('ab"cd', '<5>')).toBe('<5>');
  });

  test.each([
    ['{"a":"b"}', '{"a":"c"}', false],
    ['{"a":"b"}', '{"a":c}', true],
    ['{"a":"b"}\n{"a":"b"}\n', '{"a":"b"}\n{"a":c}\n', true],
    ['{"a":"b"}\n{"a":"b"}\n', '{"a":"b"}\n{"a":"c"}\n', false],
    ['{a}', '{b}', false],
    ['a "b"', 'a b', false],
  ])('%j and %j', (before, after, isBroken) => {
    expect(breaksJson(Buffer.from(before), Buffer.from(after))).toBe(isBroken);
  });
});
