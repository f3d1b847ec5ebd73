import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import type { Item, SourceFile } from '../../src/files/source-file.ts';
import { lintSource } from '../../src/lint/lint-source.ts';
import { scanFastPath } from '../../src/lint/scan-fast-path.ts';
import type { Source } from '../../src/sources/source.ts';

const config = makeConfig({});

function makeFile(path: string): SourceFile {
  return { path, bytes: Buffer.from('clean'), kind: 'content', tracked: false };
}

function makeSource(asked: number, items: readonly Item[]): Source {
  return {
    emptyMessage: 'nothing',
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
    async *read(account) {
      account.ask(asked);
      yield* items;
    },
  };
}

const [a, b] = [makeFile('a'), makeFile('b')];
const skipped: Item = { path: 'c', note: 'named pipe, not scanned' };
const failed: Item = { path: 'd', error: 'cannot be read: permission denied' };

describe('a source that yields', () => {
  test.each([
    ['one item less than it was asked for', makeSource(3, [a, b])],
    ['nothing at all', makeSource(1, [])],
    ['one item more', makeSource(1, [a, b])],
    ['what it was not asked for', makeSource(0, [a])],
  ])('%s: there is no answer', async (_, source) => {
    const complaint = /\d of the \d items that were asked for/;
    await expect(lintSource(source, config)).rejects.toThrow(complaint);
    await expect(scanFastPath(source)).rejects.toThrow(complaint);
  });

  test('one item less beside a note and an error: neither stands for it', async () => {
    const source = makeSource(4, [a, skipped, failed]);
    await expect(lintSource(source, config)).rejects.toThrow('3 of the 4 items');
  });

  test('everything: the report tells what became of it', async () => {
    const { errors, scanned } = await lintSource(makeSource(4, [a, b, skipped, failed]), config);
    expect(scanned).toMatchObject({ asked: 4, files: 2, skipped: 1, failed: 1 });
    expect(errors).toEqual([{ path: 'd', message: 'cannot be read: permission denied' }]);
    expect(await scanFastPath(makeSource(2, [a, b]))).toMatchObject({
      scanned: { asked: 2, files: 2 },
    });
  });

  test('an object under two paths: it counts once, as the worst that became of it', async () => {
    const object = 'f'.repeat(40);
    const damaged = { ...a, bytes: Buffer.from('1f8b08', 'hex'), object };
    const source = makeSource(2, [b, damaged, { ...damaged, path: 'e' }]);
    const { errors, scanned } = await lintSource(source, config);
    expect(errors).toHaveLength(2);
    expect(scanned).toMatchObject({ asked: 2, files: 1, failed: 1 });
  });
});

test('names are counted by themselves', async () => {
  const name = { path: 'v1', bytes: Buffer.alloc(0), kind: 'ref', tracked: false } as const;
  const read: Source['read'] = async function* (account) {
    account.askNames(2);
    yield await Promise.resolve(name);
  };
  await expect(lintSource({ emptyMessage: '', read }, config)).rejects.toThrow('1 of 2 names');
});
