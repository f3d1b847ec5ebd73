import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLooseBlob } from '../../src/git/read-loose-blob.ts';
import { anyBytes, anyText } from '../support/arbitraries.ts';
import { createRepository, type StagedFile } from '../support/repository.ts';

const content = fc.oneof(
  anyBytes,
  anyText.map((text) => Buffer.from(text)),
  fc
    .tuple(anyBytes, fc.integer({ min: 1, max: 2000 }))
    .map(([bytes, times]) => Buffer.concat(Array<Buffer>(times).fill(bytes))),
);

test.each(['sha1', 'sha256'] as const)('%s: what git wrote is read', async (objectFormat) => {
  await using repo = await createRepository({ objectFormat });
  const contents = [Buffer.alloc(0), ...fc.sample(content, { numRuns: 100, seed: 1 })];
  const ids = await repo.stageAll(contents.map((bytes, i): StagedFile => [String(i), bytes]));
  for (const [i, id] of ids.entries()) expect(readLooseBlob(repo.root, id)).toEqual(contents[i]);
});

describe('left to git', () => {
  const id = 'ab'.repeat(20);
  const good = deflateSync('blob 5\0clean');

  test.each([
    ['nothing', undefined],
    ['an empty file', Buffer.alloc(0)],
    ['what is not deflated', Buffer.from('blob 5\0clean')],
    ['what is cut', good.subarray(0, -1)],
    ['what has something behind it', Buffer.concat([good, Buffer.from('\0')])],
    ['a tree', deflateSync('tree 5\0clean')],
    ['no header', deflateSync('clean')],
    ['a size without an end', deflateSync(`blob ${'0'.repeat(40)}5\0clean`)],
    ['a size that git does not write', deflateSync('blob 05\0clean')],
    ['more than was said', deflateSync('blob 4\0clean')],
    ['less than was said', deflateSync('blob 6\0clean')],
    ['what grows beyond bounds', deflateSync(Buffer.alloc(2 ** 25))],
    ['what is long as a file', deflateSync(Buffer.alloc(2 ** 20), { level: 0 })],
  ])('%s', async (_, deflated) => {
    await using repo = await createRepository();
    const path = repo.path('.git', 'objects', id.slice(0, 2), id.slice(2));
    await mkdir(dirname(path), { recursive: true });
    if (deflated) await writeFile(path, deflated);
    expect(readLooseBlob(repo.root, id)).toBeUndefined();
    // What makes the cases above differ from this one.
    await writeFile(path, good);
    expect(readLooseBlob(repo.root, id)?.toString()).toBe('clean');
  });
});
