import { expect, test } from 'vitest';
import { GitError, ScanError } from '../../src/errors/errors.ts';
import { LARGE_BYTES } from '../../src/files/read-windows.ts';
import type { SourceFile } from '../../src/files/source-file.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import type { PointerOpener } from '../../src/pointers/pointer-opener.ts';
import { listParts } from '../../src/sources/list-parts.ts';

type Opened = ReturnType<PointerOpener['open']>;

/** Opens what is asked for by what it says. */
function opener(open: (kind: SourceFile['kind']) => Opened): PointerOpener {
  return { open: ({ kind }: SourceFile) => open(kind) } as unknown as PointerOpener;
}

// eslint-disable-next-line @typescript-eslint/require-await -- an opener is asynchronous
const nothing = opener(async function* () {
  yield* [];
});

async function list(object: AnyObject, pointers = nothing): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of listParts(object, pointers)) parts.push(part.toString());
  return parts;
}

const blob: AnyObject = { id: 'a', type: 'blob', bytes: Buffer.from('pointer') };

test('an object that cannot be read is an error', async () => {
  await expect(list({ id: 'a', error: 'cannot be read' })).rejects.toThrow(GitError);
});

test('an object, and the content of its pointer if that is here', async () => {
  const pointers = opener(async function* (kind) {
    const path = await Promise.resolve('a');
    yield { path, bytes: Buffer.from(`stored ${kind}`), kind: 'content', tracked: true };
    yield { path, pointer: { system: 'DVC', command: '', contents: [] } };
  });
  expect(await list(blob, pointers)).toEqual(['pointer', 'stored content', 'stored target']);
});

test('a large object comes in overlapping parts, and is not a pointer', async () => {
  const size = LARGE_BYTES + 1;
  async function* read(): AsyncGenerator<Buffer> {
    for (let at = 0; at < size; at += 2 ** 20) {
      yield await Promise.resolve(Buffer.alloc(Math.min(2 ** 20, size - at), 'a'));
    }
  }
  const parts = await list(
    { id: 'a', type: 'blob', chunks: read() },
    opener(() => {
      throw new Error('it is no pointer');
    }),
  );
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join('').length).toBeGreaterThan(size);
});

test.each([new ScanError('damaged'), new GitError('missing')])(
  'what it stands for and cannot be read is left out: %s',
  async (error) => {
    const pointers = opener(() => {
      throw error;
    });
    expect(await list(blob, pointers)).toEqual(['pointer']);
  },
);

test('any other failure is one', async () => {
  const pointers = opener(() => {
    throw new TypeError('a fault of ours');
  });
  await expect(list(blob, pointers)).rejects.toThrow('a fault of ours');
});
