import { spawnSync } from 'node:child_process';
import { deflateSync, gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../src/archives/budget.ts';
import { unpack } from '../../src/archives/unpack.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { reveal } from '../../src/finding/secret.ts';
import { lintSource } from '../../src/lint/lint-source.ts';
import type { Report } from '../../src/report/report.ts';
import type { Source } from '../../src/sources/source.ts';
import { key, secondKey } from '../support/keys.ts';
import { makeAr } from '../support/make-ar.ts';
import { makeTar } from '../support/make-tar.ts';
import { makeXz } from '../support/make-xz.ts';
import { makeZip } from '../support/make-zip.ts';
import { makeZstd } from '../support/make-zstd.ts';

/** The report on one file. */
function lint(bytes: Buffer, path: string = 'a.bin', config: ConfigFile = {}): Promise<Report> {
  const read: Source['read'] = async function* (account) {
    account.ask(1);
    yield await Promise.resolve({ path, bytes, kind: 'content', tracked: false } as const);
  };
  return lintSource({ emptyMessage: '', read }, makeConfig(config));
}

/** `entry:line via` of every finding. */
function tell({ findings }: Report): string[] {
  return findings.map(({ entry = '', region, via = [] }) =>
    [`${entry}:${String(region?.line)}`, ...via].join(' '),
  );
}

async function tar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, content]) => {
    const body = Buffer.from(content);
    return { header: { name, size: body.length }, body };
  });
  return Buffer.from(await packTar(entries));
}

const text = `first line\nkey: ${key}\n`;
const base64 = Buffer.from(key).toString('base64');

describe('a key in', () => {
  const archives: Readonly<Record<string, readonly [Buffer | Promise<Buffer>, string]>> = {
    zip: [makeZip([{ name: 'src/a.yml', content: text }]), 'src/a.yml:2 zip'],
    'zip, not compressed': [makeZip([{ name: 'a.yml', content: text, method: 0 }]), 'a.yml:2 zip'],
    'zip, the last of many': [
      makeZip([
        ...Array.from({ length: 500 }, (_, i) => ({ name: `${String(i)}.txt`, content: 'clean' })),
        { name: 'z.txt', content: text },
      ]),
      'z.txt:2 zip',
    ],
    'zip behind a program': [
      makeZip([{ name: 'a.yml', content: text }], '#!/usr/bin/env python3\n'),
      'a.yml:2 zip',
    ],
    gzip: [gzipSync(text), ':2 gzip'],
    'gzip of two parts': [Buffer.concat([gzipSync('first line\n'), gzipSync(key)]), ':2 gzip'],
    tar: [tar({ 'a/b.txt': 'clean', 'a/c.txt': text }), 'a/c.txt:2 tar'],
    'tar, under a long name': [
      tar({ [`${'d/'.repeat(120)}c.txt`]: text }),
      `${'d/'.repeat(120)}c.txt:2 tar`,
    ],
    'tar.gz': [tar({ 'c.txt': text }).then((bytes) => gzipSync(bytes)), 'c.txt:2 gzip tar'],
    'zip in tar.gz': [
      tar({ 'in.zip': makeZip([{ name: 'c.txt', content: text }]) }).then((bytes) =>
        gzipSync(bytes),
      ),
      'in.zip!/c.txt:2 gzip tar zip',
    ],
    'a layer in zip': [makeZip([{ name: 'a.yml', content: `k: ${base64}` }]), 'a.yml:1 zip base64'],
    'UTF-16 in zip': [
      makeZip([{ name: 'a.txt', content: Buffer.from(`\ufeff${text}`, 'utf16le') }]),
      'a.txt:2 zip',
    ],
  };
  test.each(Object.entries(archives))('%s', async (_, [bytes, told]) => {
    const report = await lint(await bytes);
    expect(tell(report)).toEqual([told]);
    expect(report.findings.map(({ secret }) => secret && reveal(secret) === key)).toEqual([true]);
    expect(report.findings[0]?.path).toBe('a.bin');
  });

  test('an entry and its name, which is redacted', async () => {
    const report = await lint(makeZip([{ name: `${key}.txt`, content: secondKey }]));
    expect(report.findings).toHaveLength(2);
    expect(JSON.stringify(report)).not.toContain(key.slice(10, 30));
  });

  test('a value, by the format of the entry', async () => {
    const content = `API_KEY=${key.slice(4, 44)}\n`;
    expect(tell(await lint(makeZip([{ name: '.env', content }])))).toEqual(['.env:1 zip']);
    expect(tell(await lint(gzipSync(content), 'dump.env.gz'))).toEqual([':1 gzip']);
  });
});

describe('an archive that declares less than it holds is read to its end, and an error:', () => {
  const clean = { name: 'a.txt', content: 'clean' };
  const hidden = { name: 'b.txt', content: text, isListed: false };
  const twoTars = async (): Promise<Buffer> =>
    Buffer.concat([await tar({ 'a.txt': 'clean' }), await tar({ 'b.txt': text })]);
  const archives: Readonly<
    Record<string, readonly [() => Buffer | Promise<Buffer>, string, RegExp]>
  > = {
    'an entry that the directory of a zip omits': [
      () => makeZip([clean, hidden]),
      'b.txt:2 zip',
      /its directory does not list/,
    ],
    'the first of them': [
      () => makeZip([hidden, clean, clean]),
      'b.txt:2 zip',
      /its directory does not list/,
    ],
    'all of them': [() => makeZip([hidden]), 'b.txt:2 zip', /its directory does not list/],
    'a zip before a zip': [
      () => Buffer.concat([makeZip([hidden]), makeZip([clean])]),
      'b.txt:2 zip',
      /./,
    ],
    'a member of gzip behind zeros': [
      () => Buffer.concat([gzipSync('clean'), Buffer.alloc(100), gzipSync(text)]),
      ':2 gzip gzip',
      /after its end/,
    ],
    'a zip behind gzip': [
      () => Buffer.concat([gzipSync('clean'), makeZip([{ name: 'b.txt', content: text }])]),
      'b.txt:2 gzip zip',
      /after its end/,
    ],
    'a second tar': [twoTars, 'b.txt:2 tar tar', /after its end/],
    'a second tar in gzip': [
      async () => gzipSync(await twoTars()),
      'b.txt:2 gzip tar tar',
      /after its end/,
    ],
    'a zip behind a tar': [
      async () =>
        Buffer.concat([await tar({ 'a.txt': 'clean' }), makeZip([{ name: 'b', content: text }])]),
      'b:2 tar zip',
      /after its end/,
    ],
  };
  test.each(Object.entries(archives))('%s', async (_, [make, told, reason]) => {
    const report = await lint(await make());
    expect(tell(report)).toEqual([told]);
    expect(report.errors).toEqual([
      { path: 'a.bin', message: expect.stringMatching(reason) as string },
    ]);
  });

  test('one that is cut is read as far as it goes', async () => {
    const bytes = (await tar({ 'a.txt': text, 'b.txt': 'x'.repeat(2000) })).subarray(0, 2048);
    const report = await lint(bytes);
    expect(tell(report)).toEqual(['a.txt:2 tar']);
    expect(report.errors).toHaveLength(1);
    const members = Buffer.concat([gzipSync(text), gzipSync('clean'.repeat(99)).subarray(0, 20)]);
    expect(await lint(members)).toMatchObject({ findings: [{}], errors: [{}] });
  });

  test.each([
    ['zeros behind gzip', () => Buffer.concat([gzipSync('clean'), Buffer.alloc(700)])],
    ['zeros behind tar', async () => Buffer.concat([await tar({ a: 'b' }), Buffer.alloc(9000)])],
    ['a program that names the format', () => makeZip([clean], 'PK\x03\x04 is a zip\n')],
    [
      'a zip in a zip that is not compressed',
      () => makeZip([{ name: 'in.zip', content: makeZip([clean]), method: 0 }]),
    ],
    ['a directory and no file', () => makeZip([{ name: 'a/', content: '' }])],
  ])('%s is nothing hidden', async (_, make) => {
    expect(await lint(await make())).toMatchObject({ findings: [], errors: [] });
  });
});

test.each(['../a.txt', '/a.txt', 'C:/a.txt', '../../etc/a.txt', 'b/../a.txt', '//a.txt', ''])(
  'nothing is extracted, so no name is dangerous: %j in zip and tar',
  async (name) => {
    const zip = await lint(makeZip([{ name, content: text }]));
    expect(tell(zip)).toEqual([`${name}:2 zip`]);
    expect(zip.errors).toEqual([]);
    if (name === '') return;
    expect(tell(await lint(makeTar([{ name, content: text }])))).toEqual([`${name}:2 tar`]);
  },
);

test('backslashes separate directories as well', async () => {
  expect(tell(await lint(makeZip([{ name: '..\\a\\b.txt', content: text }])))).toEqual([
    '../a/b.txt:2 zip',
  ]);
});

describe('zstd', () => {
  const [clean, packed] = [makeZstd(Buffer.from('clean\n')), makeZstd(Buffer.from(text))];
  const skippable = Buffer.concat([Buffer.from('502a4d1803000000', 'hex'), Buffer.from('abc')]);

  test('is opened: alone, in several frames, around a tar, in a zip', async () => {
    expect(tell(await lint(packed))).toEqual([':2 zstd']);
    expect(tell(await lint(Buffer.concat([clean, skippable, packed])))).toEqual([':3 zstd']);
    expect(tell(await lint(makeZstd(await tar({ 'a.txt': text }))))).toEqual(['a.txt:2 zstd tar']);
    expect(tell(await lint(makeZip([{ name: 'b', content: packed }])))).toEqual(['b:2 zip zstd']);
    const content = `API_KEY=${key.slice(4, 44)}\n`;
    expect(tell(await lint(makeZstd(Buffer.from(content)), 'dump.env.zst'))).toEqual([':1 zstd']);
  });

  test.each([
    ['is cut', packed.subarray(0, -3), /damaged: the zstd archive/],
    ['has something behind it', Buffer.concat([packed, Buffer.from('behind')]), /damaged/],
    [
      'is a bomb',
      makeZstd(...Array.from({ length: 200 }, () => ({ byte: 65, times: 2 ** 17 }))),
      /200 times its size/,
    ],
  ])('that %s is an error', async (_, bytes, reason) => {
    const { errors } = await lint(bytes);
    expect(errors).toMatchObject([{ message: expect.stringMatching(reason) as string }]);
  });
});

describe('xz', () => {
  const [clean, packed] = [makeXz(Buffer.from('clean\n')), makeXz(Buffer.from(text))];
  const padding = Buffer.alloc(8);
  const hasXz = spawnSync('xz', ['--version']).status === 0;

  test('is opened: alone, in several streams, around a tar, in a zip', async () => {
    expect(tell(await lint(packed))).toEqual([':2 xz']);
    expect(tell(await lint(Buffer.concat([clean, padding, packed, padding])))).toEqual([':3 xz']);
    expect(tell(await lint(makeXz(await tar({ 'a.txt': text }))))).toEqual(['a.txt:2 xz tar']);
    expect(tell(await lint(makeZip([{ name: 'b', content: packed }])))).toEqual(['b:2 zip xz']);
    const content = `API_KEY=${key.slice(4, 44)}\n`;
    expect(tell(await lint(makeXz(Buffer.from(content)), 'dump.env.xz'))).toEqual([':1 xz']);
    const large = Buffer.from(`${'clean text\n'.repeat(2 ** 16)}${text}`);
    expect(tell(await lint(makeXz(large)))).toEqual([`:${String(2 ** 16 + 2)} xz`]);
  });

  test.runIf(hasXz).each([['-0'], ['-9'], ['--block-size=4096'], ['--check=none']])(
    'is opened as the program writes it: %s',
    async (option) => {
      const input = Array.from({ length: 20_000 }, (_, i) => `${String(i)}\n`).join('') + text;
      const { stdout } = spawnSync('xz', ['--stdout', option], { input });
      expect(tell(await lint(stdout))).toEqual([':20002 xz']);
    },
  );

  test.each([
    ['is cut', packed.subarray(0, -3), /damaged: the xz archive/],
    ['is cut early', packed.subarray(0, 30), /damaged: the xz archive/],
    ['has something behind it', Buffer.concat([packed, Buffer.from('behind')]), /damaged/],
  ])('that %s is an error', async (_, bytes, reason) => {
    const { errors } = await lint(bytes);
    expect(errors).toMatchObject([{ message: expect.stringMatching(reason) as string }]);
  });

  test('that is damaged later is read up to there', async () => {
    const cut = makeXz(Buffer.concat([Buffer.from(text), Buffer.alloc(200_000, 'x')])).subarray(
      0,
      150_000,
    );
    const report = await lint(cut);
    expect([tell(report), report.errors.length]).toEqual([[':2 xz'], 1]);
  });

  test.runIf(hasXz)('that is written with a filter for programs is an error', async () => {
    const { stdout } = spawnSync('xz', ['--stdout', '--x86', '--lzma2'], { input: text });
    const { errors } = await lint(stdout);
    expect(errors).toMatchObject([{ message: expect.stringMatching(/damaged/) as string }]);
  });

  test.runIf(hasXz)('that is a bomb is an error', async () => {
    const { stdout } = spawnSync('xz', ['--stdout'], { input: Buffer.alloc(17 * 2 ** 20) });
    const { errors } = await lint(stdout);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/200 times its size/) as string },
    ]);
  });
});

describe('ar', () => {
  test('is opened: a package of Debian, names of GNU and of BSD', async () => {
    const data = makeXz(await tar({ './etc/a.conf': text }));
    const deb = makeAr([
      ['debian-binary', Buffer.from('2.0\n')],
      ['control.tar.gz', gzipSync(await tar({ './control': 'Package: a\n' }))],
      ['data.tar.xz', data],
    ]);
    expect(tell(await lint(deb))).toEqual(['data.tar.xz!/./etc/a.conf:2 ar xz tar']);
    const gnu = makeAr([
      ['//', Buffer.from('some-name-that-is-long.o/\nanother-name-that-is-long.o/\n')],
      ['/26', Buffer.from(text)],
      ['short.o/', Buffer.from(secondKey)],
    ]);
    expect(tell(await lint(gnu))).toEqual(['another-name-that-is-long.o:2 ar', 'short.o:1 ar']);
    const bsd = makeAr([['#1/20', Buffer.from(`long-name-of-bsd.txt${text}`)]]);
    expect(tell(await lint(bsd))).toEqual(['long-name-of-bsd.txt:2 ar']);
  });

  test.each([
    ['is cut', (bytes: Buffer) => bytes.subarray(0, -9)],
    ['has something behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('behind')])],
  ])('that %s is an error beside what is found', async (_, damage) => {
    const report = await lint(damage(makeAr([['a.txt', Buffer.from(`${text}${'x'.repeat(50)}`)]])));
    expect(tell(report)).toEqual(['a.txt:2 ar']);
    expect(report.errors).toMatchObject([
      { message: expect.stringMatching(/damaged: the ar/) as string },
    ]);
  });
});

describe('bzip2', () => {
  const read = (encoded: string): Buffer => Buffer.from(encoded, 'base64');
  // What bzip2 writes: nothing here does.
  const lines = read(
    'QlpoOTFBWSZTWYsT4YQAAATRgAAQQAAPJZwAIAAhoTIxlCAaAJEqMZVoywSC/VfxdyRThQkIsT4YQA==',
  );
  const inTar = read(
    'QlpoOTFBWSZTWaubx8YAAHp7kMqYAEBAAXeAAAhvJZ5ABAAACCAAdQ1I9R6gNNHqHqBptTQSUjRoaAA0AaR8T2yoQOmSEi5tzDDt9LkCGCgSBCvbCdCCmlAcQ2SCwNaTIbvhF0pyHqBmDdAhwqnE/rBO0+jlokg/F3JFOFCQq5vHxg==',
  );
  const bomb = read('QlpoOTFBWSZTWb/Kr8QAmS/CAMAAAAgACCAAMMwFKaaqkRRsAoijxdyRThQkL/Kr8QA=');
  const list = async (bytes: Buffer): Promise<string[]> => {
    const entries: string[] = [];
    for await (const { entry, via, bytes: content } of unpack(bytes)) {
      if (content.length < 100) entries.push(`${via.join(' ')} ${entry}: ${content.toString()}`);
    }
    return entries;
  };

  test('is opened: alone, in several streams, around a tar, in a zip', async () => {
    const content = 'first line\nsecond line\n';
    expect(await list(lines)).toEqual([`bzip2 : ${content}`]);
    expect(await list(Buffer.concat([lines, lines]))).toEqual([`bzip2 : ${content}${content}`]);
    expect(await list(inTar)).toEqual([`bzip2 tar a.txt: ${content}`]);
    expect(await list(makeZip([{ name: 'b', content: lines }]))).toContain(
      `zip bzip2 b: ${content}`,
    );
  });

  test.each([
    ['is cut', lines.subarray(0, -6), /damaged: the bzip2 archive/],
    ['is cut early', lines.subarray(0, 30), /damaged: the bzip2 archive/],
    ['has something behind it', Buffer.concat([lines, Buffer.from('behind')]), /after its end/],
    ['is a bomb', bomb, /200 times its size/],
  ])('that %s is an error', async (_, bytes, reason) => {
    const { errors } = await lint(bytes);
    expect(errors).toMatchObject([{ message: expect.stringMatching(reason) as string }]);
  });
});

describe('zlib', () => {
  test.each([0, 1, 6, 9])('is opened, as it is written at level %i', async (level) => {
    const loose = deflateSync(`blob 90\0${key}`, { level });
    expect(tell(await lint(loose))).toEqual([':1 zlib']);
    const zip = makeZip([{ name: 'a', content: loose }]);
    expect(tell(await lint(zip))).toContain('a:1 zip zlib');
  });

  test('is opened where it is larger than what is tried', async () => {
    const random = Buffer.from(Array.from({ length: 2 ** 17 }, (_, at) => (at * 7919) % 251));
    const bytes = deflateSync(Buffer.concat([random, Buffer.from(`\n${key}`)]));
    expect(tell(await lint(bytes))).toHaveLength(1);
    const { errors } = await lint(bytes.subarray(0, -6));
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/damaged: the zlib/) as string },
    ]);
  });

  test.each([
    [
      'has something behind it',
      Buffer.concat([deflateSync('a'), Buffer.from('b')]),
      /after its end/,
    ],
    ['is a bomb', deflateSync(Buffer.alloc(17 * 2 ** 20)), /200 times its size/],
  ])('that %s is an error', async (_, bytes, reason) => {
    const { errors } = await lint(bytes);
    expect(errors).toMatchObject([{ message: expect.stringMatching(reason) as string }]);
  });
});

describe('what cannot be opened to its end', () => {
  const zeros = Buffer.alloc(17 * 2 ** 20);
  const nest = (bytes: Buffer, depth: number): Buffer =>
    depth === 0 ? bytes : nest(gzipSync(bytes), depth - 1);
  const archives: Readonly<Record<string, readonly [() => Buffer | Promise<Buffer>, RegExp]>> = {
    'an encrypted entry': [
      () => makeZip([{ name: 'a', content: 'x', isEncrypted: true }]),
      /encrypted/,
    ],
    'an unknown method': [() => makeZip([{ name: 'a', content: 'x', method: 95 }]), /method 95/],
    'too deep': [() => nest(Buffer.from(text), 5), /more than 4 deep/],
    'a bomb in zip': [() => makeZip([{ name: 'a', content: zeros }]), /200 times its size/],
    'a bomb in gzip': [() => gzipSync(zeros), /200 times its size/],
    'a bomb that lies': [() => makeZip([{ name: 'a', content: zeros, size: 10 }]), /damaged/],
    'a zip that is cut': [
      () => makeZip([{ name: 'a', content: text }]).subarray(0, 60),
      /damaged: the zip archive/,
    ],
    'a gzip that is cut': [() => gzipSync(text).subarray(0, 30), /damaged: the gzip archive/],
    'a tar that is cut': [
      async () => (await tar({ a: 'x'.repeat(2000) })).subarray(0, 1024),
      /damaged: the tar archive/,
    ],
    'a zip in it that is damaged': [
      () =>
        makeZip([
          { name: 'in.zip', content: makeZip([{ name: 'a', content: 'x' }]).subarray(0, 40) },
        ]),
      /zip archive in in\.zip/,
    ],
  };
  test.each(Object.entries(archives))('%s', async (_, [make, reason]) => {
    const bytes = await make();
    const { errors, scanned: numbers } = await lint(bytes, 'lib/a.zip');
    expect(errors).toEqual([
      { path: 'lib/a.zip', message: expect.stringMatching(reason) as string },
    ]);
    expect(errors[0]?.message).toMatch(/"unscannable"/);
    expect(numbers).toMatchObject({ asked: 1, files: 0, failed: 1 });
    const accepted = await lint(bytes, 'lib/a.zip', { unscannable: ['lib/*.zip'] });
    const { scanned, findings } = accepted;
    expect(accepted.errors).toEqual([]);
    expect(findings).toEqual([]);
    expect(scanned.notes).toMatchObject([
      { path: 'lib/a.zip', note: expect.stringMatching(reason) as string },
    ]);
  });

  test.each([
    ['a bracket in UTF-32', Buffer.from('5d0000006100000062000000630000', 'hex')],
    ['a bracket in UTF-16', Buffer.from(']\0\0\u0180 abcdef', 'utf16le')],
    ['a bracket before zeros', Buffer.from('5d00000000000000000000000000', 'hex')],
    ['what is too short for lzma', Buffer.from('5d0000800000', 'hex')],
    ['a formula that begins like zlib', Buffer.from('x^2 + y^2 = z^2')],
    ['zlib that is cut', deflateSync('a = 1').subarray(0, -5)],
    ['an x', Buffer.from('x')],
    ['LZIP in a text', Buffer.from('LZIP is a format')],
    ['PACK in a text', Buffer.from('PACKAGE=a')],
    ['a comment about bundles', Buffer.from('# v2 of our git bundles')],
  ])('%s is no archive', async (_, bytes) => {
    const { scanned, errors } = await lint(bytes, 'a');
    expect([scanned.files, scanned.unopened, errors]).toEqual([1, [], []]);
  });

  test('an old tar is recognised', async () => {
    const bytes = await tar({ a: 'x' });
    // Its header without what came later: magic, version, names of owners.
    bytes.fill(0, 257, 345);
    const sum = bytes.subarray(0, 512).reduce((all, byte) => all + byte, 0);
    const field = bytes.subarray(148, 156).reduce((all, byte) => all + byte, 0);
    bytes.write(`${(sum - field + 8 * 32).toString(8).padStart(6, '0')}\0 `, 148);
    const { scanned } = await lint(bytes);
    expect(scanned.notes).toEqual([{ path: 'a.bin', note: 'old tar archive, not opened' }]);
  });

  test('too many entries', () => {
    const budget = new Budget(Infinity);
    for (let entry = 0; entry < 20_000; entry++) budget.spend(1);
    expect(() => {
      budget.spend(1);
    }).toThrow(/more than 20000 entries/);
  });

  test('too much in all', () => {
    const budget = new Budget(Infinity);
    for (let entry = 0; entry < 4; entry++) budget.spend(2 ** 28);
    expect(() => {
      budget.spend(1);
    }).toThrow(/more than 1024 MB/);
    expect(() => {
      new Budget(Infinity).spend(2 ** 28 + 1);
    }).toThrow(/an entry of more than 256 MB/);
  });

  test('what was found before it counts', async () => {
    const bytes = makeZip([
      { name: 'a', content: text },
      { name: 'b', content: 'x', isEncrypted: true },
    ]);
    expect(tell(await lint(bytes, 'a.zip', { unscannable: ['*.zip'] }))).toEqual(['a:2 zip']);
    const report = await lint(bytes, 'a.zip');
    expect(tell(report)).toEqual(['a:2 zip']);
    expect(report.errors).toHaveLength(1);
  });

  test.each([
    ['7z', '377abcaf271c'],
    ['rar', '526172211a0700'],
    ['lz4', '04224d186440a7'],
    ['lz4', '02214c1800000000'],
    ['lzip', '4c5a4950010c'],
    ['lzop', '894c5a4f000d0a1a0a'],
    ['compress', '1f9d90'],
    ['snappy', 'ff060000734e61507059'],
    ['rpm', 'edabeedb0300'],
    ['cab', '4d534346000000002c00'],
    ['git pack', '5041434b00000002'],
    ['git bundle', Buffer.from('# v2 git bundle\n').toString('hex')],
    ['git bundle', Buffer.from('# v3 git bundle\n').toString('hex')],
    ['lzma', '5d00008000ffffffffffffffff003d'],
    ['lzma', '5d000000040600000000000000003d'],
  ])('%s is told, at the top and in a zip', async (name, magic) => {
    const bytes = Buffer.concat([Buffer.from(magic, 'hex'), Buffer.from(`\n${key}`)]);
    const note = `${name} archive, not opened`;
    const alone = await lint(bytes);
    expect(alone.scanned.notes).toEqual([{ path: 'a.bin', note }]);
    // What is not compressed in it is found all the same.
    expect(alone.findings).toHaveLength(1);
    const within = await lint(makeZip([{ name: 'b', content: bytes }]));
    expect(within.scanned.notes).toEqual([{ path: 'a.bin!/b', note }]);
  });
});
