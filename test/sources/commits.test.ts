import { describe, expect, test } from 'vitest';
import { GitError } from '../../src/errors/errors.ts';
import type { Item } from '../../src/files/source-file.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import { Account, type Numbers } from '../../src/sources/account.ts';
import { makeCommitsSource } from '../../src/sources/commits.ts';
import type { Listing, Progress } from '../../src/sources/listing.ts';
import type { SecretPrefilter } from '../../src/sources/secret-prefilter.ts';
import { traceObjects, type WalkedCommit } from '../../src/sources/trace.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { makeZip } from '../support/make-zip.ts';
import { commit } from '../support/walked-commits.ts';

const SECRET = 'secret';
/** Larger than a window. */
const LARGE = 9 * 2 ** 20;

/** What was asked of the batches and of the objects. */
let asked: { batches: number; objects: number } = { batches: 0, objects: 0 };

const prefilter: SecretPrefilter = {
  passesBatch: (bytes) => {
    asked.batches++;
    return bytes.includes(SECRET);
  },
  passes: (bytes) => {
    asked.objects++;
    return bytes.includes(SECRET);
  },
  isArchive: (bytes) => bytes.subarray(0, 7).toString() === 'archive',
  isNameForbidden: (path) => Promise.resolve(path.startsWith('.')),
};

interface World extends Partial<Omit<Listing, 'list' | 'trace'>> {
  readonly objects: Readonly<Record<string, AnyObject | string>>;
  readonly commits?: readonly WalkedCommit[];
  readonly trace?: Listing['trace'];
  readonly watch?: (progress: Progress) => void;
  /** In which order git gives objects; as asked for where it is left out. */
  readonly inOrder?: (ids: readonly string[]) => readonly string[];
}

interface Read {
  readonly items: string[];
  readonly numbers: Numbers & { bytes: number };
  /** Ids that were read a second time. */
  readonly again: string[];
}

async function read(world: World): Promise<Read> {
  const { objects, commits = [], inOrder = (ids: readonly string[]) => ids } = world;
  const ids = Object.keys(objects);
  asked = { batches: 0, objects: 0 };
  const again: string[] = [];
  const base = fakeRepository({}, objects);
  const repository = fakeRepository({
    readObjects: (ids) => base.readObjects(ids),
    readObjectsInParallel: async function* (ids) {
      for await (const batch of ids as AsyncIterable<readonly string[]>) {
        yield* base.readObjectsInParallel(inOrder(batch));
      }
    },
    streamObjects: (ids) => {
      again.push(...(ids as readonly string[]));
      return base.streamObjects(ids);
    },
  });
  const listing: Listing = {
    list: async function* () {
      yield await Promise.resolve(ids.slice(0, 2));
      yield ids.slice(2);
    },
    trace: ({ blobs, commits: suspicious }) =>
      traceObjects(
        (async function* () {
          for (const one of commits) yield await Promise.resolve(one);
        })(),
        {
          suspects: new Set([...blobs, ...suspicious]),
          isNameForbidden: prefilter.isNameForbidden,
        },
      ),
    ...world,
  };
  const source = makeCommitsSource(listing, repository, prefilter, {
    emptyMessage: 'nothing',
    attributeToCommits: () => Promise.resolve({ findings: [], suppressed: [] }),
    ...(world.watch && { watch: world.watch }),
  });
  const account = new Account();
  const items: string[] = [];
  const counted = new Set<string>();
  for await (const item of source.read(account)) {
    items.push(await show(item));
    const { object: id = item.path } = item as { object?: string };
    // An object counts once, however many paths it has.
    if (counted.has(id)) continue;
    counted.add(id);
    if ('error' in item) account.addFailed();
    else if ('note' in item) account.addSkipped();
    else if (item.kind === 'name' || item.kind === 'ref') account.addScanned('names');
    else if (item.isBorrowed !== true) account.addScanned('files');
  }
  return { items, numbers: { ...account.close(), bytes: account.bytes }, again };
}

async function show(item: Item): Promise<string> {
  if ('error' in item) return `${item.path}: ${item.error}`;
  if ('note' in item) return `${item.path}: ${item.note}`;
  const { path, kind, tracked, object, isBorrowed } = item;
  const content =
    'bytes' in item ? item.bytes.toString() : `${String(await count(item.chunks))} bytes`;
  return [path, kind, tracked && 'tracked', object, isBorrowed && 'borrowed', content]
    .filter((part) => part !== undefined && part !== false && part !== '')
    .join(' ');
}

async function count(chunks: AsyncIterable<Buffer>): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) size += chunk.length;
  return size;
}

function object(id: string, type: string, content: string): AnyObject {
  return { id, type, bytes: Buffer.from(content) };
}

/** Of any size, with something at an offset. */
function large(id: string, at: number, what: string | Buffer, size = LARGE): AnyObject {
  const content = Buffer.alloc(size, 'a\n');
  Buffer.from(what).copy(content, at);
  return {
    id,
    type: 'blob',
    chunks: (async function* () {
      for (let from = 0; from < size; from += 2 ** 20) {
        yield await Promise.resolve(content.subarray(from, from + 2 ** 20));
      }
    })(),
  };
}

test('what could hold a secret is read once more, with its paths; the rest counts as scanned', async () => {
  const { items, numbers, again } = await read({
    objects: {
      a: 'clean',
      b: SECRET,
      c1: object('c1', 'commit', SECRET),
      c2: object('c2', 'commit', 'clean'),
      t1: object('t1', 'tag', SECRET),
      t2: object('t2', 'tag', 'clean'),
      link: SECRET,
      alone: SECRET,
      archive: 'archive',
      pointer: 'version https://git-lfs.github.com/spec/v1\n',
    },
    commits: [commit('c1', { x: 'b', y: 'b', z: 'link/120000', p: 'pointer', q: 'archive' })],
  });
  expect(items).toEqual([
    `message c1 ${SECRET}`,
    `tag t1 ${SECRET}`,
    `x content b ${SECRET}`,
    `y content b ${SECRET}`,
    `z target link ${SECRET}`,
    `<blob alone> content alone ${SECRET}`,
    'q content archive archive',
    'p content pointer version https://git-lfs.github.com/spec/v1\n',
  ]);
  // Small enough to be kept.
  expect(again).toEqual([]);
  expect(numbers).toMatchObject({ asked: 10, commits: 1, tags: 1 });
  expect(numbers.bytes).toBe(SECRET.length * 5 + 5 * 3 + 7 + 43);
});

test('of a batch without a secret no object is looked at by itself', async () => {
  await read({ objects: { a: 'clean', b: 'clean' } });
  expect(asked).toEqual({ batches: 2, objects: 0 });
});

test('the report does not depend on the order in which git reads', async () => {
  const objects = { a: SECRET, b: SECRET, c: SECRET, d: SECRET };
  const { items } = await read({ objects, inOrder: (ids) => ids.toReversed() });
  expect(items.map((item) => item.split(' ')[1])).toEqual(['a>', 'b>', 'c>', 'd>']);
});

describe('an object that is read in parts', () => {
  test.each([
    ['its start', 0],
    ['its middle', LARGE / 2],
    ['its end', LARGE - SECRET.length],
    ['the first window', 2 ** 20],
  ])('has a secret at %s', async (_, at) => {
    const objects = { a: large('a', at, SECRET) };
    const { items, again } = await read({ objects, trace: () => Promise.resolve(undefined) });
    expect(items).toHaveLength(1);
    expect(again).toEqual(['a']);
  });

  test('is clean, and counts with its size', async () => {
    const { items, numbers } = await read({ objects: { a: large('a', 0, 'b') } });
    expect(items).toEqual([]);
    expect(numbers).toMatchObject({ asked: 1, files: 1, bytes: LARGE });
  });

  test('is an archive by its start, or by its end after a program', async () => {
    const zip = makeZip([{ name: 'a', content: 'b' }]);
    const { again } = await read({
      objects: {
        a: large('a', 0, 'archive'),
        b: large('b', 5 * 2 ** 20, 'archive'),
        c: large('c', LARGE - zip.length, zip),
        d: large('d', 5 * 2 ** 20, zip),
      },
      trace: () => Promise.resolve(undefined),
    });
    expect(again).toEqual(['a', 'c']);
  });

  test('that ends too early is read once more, and any other failure is one', async () => {
    const broken = (error: Error): AnyObject => ({
      id: 'a',
      type: 'blob',
      chunks: (async function* () {
        yield await Promise.resolve(Buffer.from('clean'));
        throw error;
      })(),
    });
    const world = { trace: () => Promise.resolve(undefined) };
    await expect(
      read({ objects: { a: broken(new GitError('cut')) }, ...world }),
    ).resolves.toMatchObject({
      again: ['a'],
    });
    const fault = new TypeError('a fault of ours');
    await expect(read({ objects: { a: broken(fault) }, ...world })).rejects.toThrow(fault);
  });
});

test('an object that cannot be read is an error under each of its paths', async () => {
  const objects = { a: { id: 'a', error: 'cannot be read' } };
  const { items, numbers } = await read({ objects, commits: [commit('c1', { x: 'a' })] });
  expect(items).toEqual(['x: cannot be read']);
  expect(numbers).toMatchObject({ asked: 1, failed: 1, bytes: 0 });
});

test('an unrequested object, and a missing one, are failures', async () => {
  const tree = { a: object('a', 'tree', '') };
  await expect(read({ objects: tree })).rejects.toThrow('a is a tree');
  const objects = { a: 'clean', b: 'clean', c: 'clean' };
  const inOrder = (ids: readonly string[]): readonly string[] => ids.slice(1);
  await expect(read({ objects, inOrder })).rejects.toThrow('2 listed objects were not scanned');
  const two = { a: 'clean', b: 'clean' };
  await expect(read({ objects: two, inOrder })).rejects.toThrow('1 listed objects');
});

test('what another shard counts is read, and counts neither when clean nor when not', async () => {
  const objects = { a: SECRET, b: 'clean', c: SECRET, d: 'clean' };
  const { items, numbers } = await read({ objects, counts: (id) => id < 'c' });
  expect(items).toEqual([`<blob a> content a ${SECRET}`, `<blob c> content c borrowed ${SECRET}`]);
  expect(numbers).toMatchObject({ asked: 2, files: 2, bytes: SECRET.length + 5 });
});

test('names of refs and files and submodules are told, and counted', async () => {
  const { items, numbers } = await read({
    objects: { a: 'clean' },
    refs: ['main', SECRET],
    commits: [commit('c1', { '.b': 'x', t: 's/160000', s: 's/160000' })],
  });
  expect(items).toEqual([
    `${SECRET} ref ${SECRET}`,
    's: submodule, not scanned',
    't: submodule, not scanned',
    '.b name tracked',
  ]);
  expect(numbers).toMatchObject({ asked: 3, files: 1, skipped: 2 });
});

test('what was found is told where nobody can say where it is from', async () => {
  const objects = { a: SECRET };
  const told = async (trace: Listing['trace']): Promise<string[]> =>
    (await read({ objects, trace })).items;
  const content = `<blob a> content a ${SECRET}`;
  expect(await told(() => Promise.reject(new GitError('git died')))).toEqual([
    ': git died',
    content,
  ]);
  const part = {
    uses: new Map(),
    commits: new Map(),
    names: new Map(),
    submodules: new Set<string>(),
  };
  expect(await told(() => Promise.resolve({ ...part, failure: 'cut' }))).toEqual([
    ': cut',
    content,
  ]);
  expect(await told(() => Promise.resolve(undefined))).toEqual([content]);
  await expect(told(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow('a fault');
});

test('progress tells objects and bytes, and how much of all is done', async () => {
  const told: Progress[] = [];
  const objects = { a: 'one', b: 'three' };
  const progress = (done: number): Pick<Progress, 'done' | 'total'> => ({ done, total: 9 });
  await read({ objects, progress, watch: (one) => told.push(one) });
  expect(told).toEqual([
    { objects: 1, bytes: 3, done: 1, total: 9 },
    { objects: 2, bytes: 8, done: 2, total: 9 },
  ]);
});

test('the source says what it is', () => {
  const make = (shard?: { index: number; count: number; of: string }): unknown =>
    makeCommitsSource(
      { list: () => [], trace: () => Promise.resolve(undefined) },
      fakeRepository({}),
      prefilter,
      {
        emptyMessage: 'nothing',
        attributeToCommits: () => Promise.resolve({ findings: [], suppressed: [] }),
        ...(shard && { shard }),
      },
    );
  expect(make()).toMatchObject({ emptyMessage: 'nothing', hasCommits: true });
  expect(make()).not.toHaveProperty('shard');
  const shard = { index: 1, count: 2, of: 'x' };
  expect(make(shard)).toMatchObject({ shard });
});
