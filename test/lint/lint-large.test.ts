import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { makeConfig } from '../../src/config/config.ts';
import type { Suppressed } from '../../src/filters/filter.ts';
import type { Finding } from '../../src/finding/finding.ts';
import type { LargeFile } from '../../src/files/source-file.ts';
import type { WindowSizes } from '../../src/files/read-windows.ts';
import { lintLarge, type LargeResult } from '../../src/lint/lint-large.ts';
import { key, secondKey } from '../support/keys.ts';

const patterns = { match: () => undefined, isTemplate: () => false };
const CHUNK = 3001;
const SIZES = { window: 4096, overlap: 1024 };
const LINE = 'a line of text that is clean, and as long as most are\n';
const SIZE = 20_000;

interface Found extends LargeResult {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

async function lintParts(file: LargeFile, sizes?: WindowSizes): Promise<Found> {
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  const result = await lintLarge(
    file,
    makeConfig({}),
    patterns,
    (part) => {
      for (const finding of part.kept) kept.push(finding);
      for (const item of part.suppressed) suppressed.push(item);
    },
    sizes,
  );
  return { ...result, kept, suppressed };
}

function lint(content: Buffer): Promise<Found> {
  const chunks = Array.from({ length: Math.ceil(content.length / CHUNK) }, (_, i) =>
    content.subarray(i * CHUNK, (i + 1) * CHUNK),
  );
  const file = {
    path: 'a.txt',
    kind: 'content',
    tracked: false,
    chunks: Readable.from(chunks),
  } as const;
  return lintParts(file, SIZES);
}

function tell({ kept }: Found): string[] {
  return kept.map(
    ({ region, secret }) => `${String(region?.line)}:${String(region?.column)} ${String(secret)}`,
  );
}

/** The place of an offset, by counting. */
function count(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
}

const shown = `xai-...${key.slice(-4)}`;
const fillers: Readonly<Record<string, string>> = {
  'many lines': LINE,
  'many lines with CR LF': LINE.replace('\n', '\r\n'),
  'one line': LINE.replace('\n', ' '),
  'one line of other scripts': 'ключ und Schlüssel 鍵 ',
};

describe.each(Object.entries(fillers))('a key in %s', (_, filler) => {
  const text = filler.repeat(Math.ceil(SIZE / filler.length)).slice(0, SIZE);
  test('is found once, at its location, wherever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(SIZE), async (offset) => {
        const content = `${text.slice(0, offset)} ${key} ${text.slice(offset)}`;
        const result = await lint(Buffer.from(content));
        expect(tell(result)).toEqual([`${count(content, offset + 1)} ${shown}`]);
        expect(result.bytes).toBe(Buffer.byteLength(content));
      }),
    ));
});

test.each(['utf16le', 'utf16be'])('in %s', async (encoding) => {
  const text = LINE.repeat(200);
  const content = `\ufeff${text}${key}\n${text}${secondKey}`;
  const bytes = Buffer.from(content, 'utf16le');
  const result = await lint(encoding === 'utf16be' ? bytes.swap16() : bytes);
  expect(tell(result)).toEqual([`201:1 ${shown}`, `402:1 xai-...${secondKey.slice(-4)}`]);
});

test.each(['utf16le', 'utf16be'])(
  'in %s without a mark, once wherever it stands',
  async (encoding) => {
    for (let before = 0; before < 200; before += 7) {
      const words = LINE.repeat(200).trim().split('\n');
      const text = [...words.slice(0, before), key, ...words.slice(before)].join(' ');
      const bytes = Buffer.from(text, 'utf16le');
      const result = await lint(encoding === 'utf16be' ? bytes.swap16() : bytes);
      expect(tell(result)).toEqual([`1:${text.indexOf(key) + 1} ${shown}`]);
    }
  },
);

test.each([
  ['UTF-32 in little endian', 'fffe0000', (text: string) => toUtf32(text)],
  ['UTF-32 in big endian', '0000feff', (text: string) => toUtf32(text).swap32()],
  ['ASCII behind a mark of UTF-16', 'fffe', (text: string) => Buffer.from(text)],
  ['the other byte order than it says', 'feff', (text: string) => Buffer.from(text, 'utf16le')],
])('in one line of %s', async (_, mark, encode) => {
  const filler = LINE.trim().repeat(4);
  for (let before = 0; before < 60; before++) {
    const text = `${filler.repeat(before)} ${key} ${filler.repeat(60 - before)}`;
    const { kept } = await lint(Buffer.concat([Buffer.from(mark, 'hex'), encode(text)]));
    expect(kept.map(({ secret }) => String(secret))).toContain(shown);
  }
});

/** In little endian. */
function toUtf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer);
}

test('a comment on the line above allows, wherever the windows end', async () => {
  const allowed = `# keyfence-allow: made up\n${key}\n`;
  const text = (allowed + LINE.repeat(10)).repeat(170);
  const { kept, suppressed } = await lint(Buffer.from(text));
  expect(kept).toEqual([]);
  expect(suppressed).toHaveLength(170);
});

test('a key at the border of a window is not taken for another one', async () => {
  // Without its end it is one character too short, or just as long as a key.
  const text = `XAI_API_KEY=${key}${key.slice(4)}\n`.repeat(200);
  const { kept } = await lint(Buffer.from(text));
  expect(new Set(kept.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

test('a window may hold more findings than a call takes arguments', async () => {
  const comment = `# ${ALLOW_WORD}\n`;
  const content = Buffer.from(comment.repeat(150_000));
  const file = { path: 'a.py', kind: 'content', tracked: false, chunks: Readable.from([content]) };
  const { kept } = await lintParts({ ...file, kind: 'content' });
  expect(kept).toHaveLength(150_000);
});
