import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import type { SourceFile } from '../../src/files/source-file.ts';
import { VersionLinter } from '../../src/lint/version-linter.ts';
import { key } from '../support/keys.ts';

const config = makeConfig({});
const patterns = { match: () => undefined, isTemplate: () => false };

/** The bytes that are a part of a version. */
interface Written extends Partial<Omit<SourceFile, 'bytes' | 'comparedWith'>> {
  readonly text: string | Buffer;
  /** Compared with that version. */
  readonly base?: string;
  /** Whether that could hold a secret. */
  readonly isSuspect?: boolean;
  /** What is different. */
  readonly part?: string;
}

/** Lints versions in order. @returns of each the rules that were broken, and its notes */
async function lint(...versions: readonly Written[]): Promise<string[][]> {
  const linter = new VersionLinter();
  const found: string[][] = [];
  for (const { text, base, part = '', isSuspect = true, ...given } of versions) {
    const bytes = Buffer.from(text);
    const start = bytes.indexOf(part);
    if (start < 0) throw new Error('there is no such part');
    const parts = [{ start, end: start + part.length }];
    const comparedWith =
      base === undefined
        ? {}
        : { comparedWith: { object: base, isSuspect, parts, hasSoftBreaks: false } };
    const file = {
      path: 'a.txt',
      kind: 'content',
      tracked: false,
      ...given,
      bytes,
      ...comparedWith,
    } as const;
    const { results, notes, size } = await linter.lint(file, config, patterns, () => false);
    expect(size).toBe(bytes.length);
    found.push([
      ...results.flatMap(({ kept, suppressed }) => [
        ...kept.map(({ rule }) => rule),
        ...suppressed.map(({ by }) => by),
      ]),
      ...notes.map((note) => ('error' in note ? 'error' : 'note')),
    ]);
  }
  return found;
}

const CLEAN = { object: 'one', text: 'nothing\nand more\n' };
const WITH_KEY = { object: 'two', text: `nothing\nand more\n${key}\n` };
const RULE = 'no-xai-key';

describe('of a version that is compared with one in which nothing was found', () => {
  test('the parts are looked at, and all of it where something is found in one', async () => {
    const next = { object: 'three', text: `${WITH_KEY.text}behind\n`, base: 'one' };
    expect(await lint(CLEAN, { ...next, part: key })).toEqual([[], [RULE]]);
    // What is not different was looked at before.
    expect(await lint(CLEAN, { ...next, part: 'behind' })).toEqual([[], []]);
  });

  test('and so where that could hold no secret, and was not linted', async () => {
    const next = {
      object: 'three',
      text: `${WITH_KEY.text}behind\n`,
      base: 'one',
      isSuspect: false,
    };
    expect(await lint({ ...next, part: key })).toEqual([[RULE]]);
    expect(await lint({ ...next, part: 'behind' })).toEqual([[]]);
  });

  test('what is told comes from all of it', async () => {
    const twice = { object: 'three', text: `${WITH_KEY.text}${body(3)}\n${key}\n`, base: 'one' };
    expect(await lint(CLEAN, { ...twice, part: key })).toEqual([[], [RULE, RULE]]);
  });

  test('nothing is found either, so that others can be compared with it', async () => {
    const second = { object: 'two', text: 'nothing\nand less\n', base: 'one', part: 'less' };
    const third = { ...WITH_KEY, object: 'three', base: 'two', part: 'and' };
    expect(await lint(CLEAN, second, third)).toEqual([[], [], []]);
  });
});

describe('all of a version is looked at', () => {
  const next = { ...WITH_KEY, base: 'one', part: 'nothing' };
  test.each<[string, readonly Written[]]>([
    ['that is compared with none', [CLEAN, { object: 'two', text: WITH_KEY.text }]],
    ['that is compared with one that is not known', [next]],
    ['under another path', [{ ...CLEAN, path: 'b.txt' }, next]],
    ['that is the target of a link', [CLEAN, { ...next, kind: 'target' }]],
    [
      'that is a message',
      [
        { ...CLEAN, kind: 'message' },
        { ...next, kind: 'message' },
      ],
    ],
    ['of which the name counts', [CLEAN, { ...next, tracked: true }]],
    ['that is in an archive', [CLEAN, { ...next, within: { entry: 'a', via: ['zip'] } }]],
  ])('%s', async (_, versions) => {
    expect((await lint(...versions)).at(-1)).toEqual([RULE]);
  });

  test('without a name of its own', async () => {
    const { text, base, part } = next;
    expect(await lint(CLEAN, { text, base, part })).toEqual([[], [RULE]]);
  });

  test('that is compared with one in which something was found', async () => {
    expect(await lint({ ...WITH_KEY, object: 'one' }, next)).toEqual([[RULE], [RULE]]);
  });

  test('that is compared with one in which something was allowed', async () => {
    const allowed = `${key} // keyfence-allow: of the documentation\n`;
    const base = { object: 'one', text: `nothing\n${allowed}` };
    const second = { object: 'two', text: `nothing\n${allowed}more\n`, base: 'one', part: 'more' };
    const [first = [], other] = await lint(base, second);
    expect(first).toHaveLength(1);
    expect(other).toEqual(first);
  });

  test('that is compared with one that could not be looked at', async () => {
    const damaged = `H4sIAAAAAAAA${'QWxsb3dl'.repeat(9)} `.repeat(200);
    const base = { object: 'one', text: `nothing\n${damaged}` };
    const second = { object: 'two', text: `${base.text}more\n`, base: 'one', part: 'more' };
    expect(await lint(base, second)).toEqual([['error'], ['error']]);
  });

  test('that is an archive', async () => {
    const bytes = gzipSync(key);
    const second = { object: 'two', text: bytes, path: 'a.txt', base: 'one', part: '' };
    expect(await lint(CLEAN, second)).toEqual([[], [RULE]]);
  });

  test('that is compared with an archive in which something was found', async () => {
    const first = { object: 'one', text: gzipSync(key) };
    expect((await lint(first, next)).at(-1)).toEqual([RULE]);
  });
});

describe('what is far away is looked at too:', () => {
  const value = body(40);
  const path = 'a.csv';
  const rule = 'no-hardcoded-api-key';
  test('a value below the name of a column that was there before', async () => {
    const base = { object: 'one', text: 'id,api_key\n1,\n', path };
    const second = { object: 'two', text: `${base.text}2,${value}\n`, path, base: 'one' };
    expect(await lint(base, { ...second, part: `2,${value}` })).toEqual([[], [rule]]);
  });

  test('a value that was there before below the name of a column', async () => {
    const base = { object: 'one', text: `id,other\n1,${value}\n`, path };
    const second = { object: 'two', text: `id,api_key\n1,${value}\n`, path, base: 'one' };
    expect(await lint(base, { ...second, part: 'id,api_key' })).toEqual([[], [rule]]);
  });
});
