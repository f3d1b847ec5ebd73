import { expect, test, vi } from 'vitest';
import { GitError } from '../../src/errors/errors.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import { toBatches } from '../../src/git/lines.ts';
import type { ListedObject } from '../../src/git/list-objects.ts';
import { isInShard, type Shard } from '../../src/report/shard.ts';
import { Account } from '../../src/sources/account.ts';
import type { Progress } from '../../src/sources/listing.ts';
import { makeHistorySource } from '../../src/sources/history.ts';
import type { SecretPrefilter } from '../../src/sources/secret-prefilter.ts';
import type { WalkedCommit } from '../../src/sources/trace.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { commit } from '../support/walked-commits.ts';

/** All is suspicious but trees: so every object that is read is told. */
const prefilter: SecretPrefilter = {
  passesBatch: () => true,
  passes: (bytes) => !bytes.includes('clean'),
  isArchive: () => false,
  isNameForbidden: (path) => Promise.resolve(path.startsWith('.')),
};

interface World {
  /** `type content` by id, in the order of the packs. */
  readonly objects: Readonly<Record<string, string>>;
  /** What refs lead to; and what nothing leads to. */
  readonly commits?: readonly WalkedCommit[];
  readonly lost?: readonly WalkedCommit[];
  readonly refs?: readonly string[];
  readonly shard?: Shard;
  readonly shallow?: readonly string[];
  readonly incomplete?: Error;
  /** It is noticed when all is listed. */
  readonly isLate?: boolean;
  readonly lostFails?: Error;
  readonly watch?: (progress: Progress) => void;
}

/** Revisions that were asked for. */
let walked: string[] = [];
/** How many objects git has listed. */
let listed = 0;

async function read(world: World): Promise<{ items: string[]; asked: number }> {
  const { objects, commits = [], lost = [], refs = [], shard, watch } = world;
  const parsed = Object.entries(objects).map(([id, written]) => {
    const [type = '', content = ''] = written.split(' ');
    return { id, type: type as ListedObject['type'], bytes: Buffer.from(content) };
  });
  walked = [];
  const repository = fakeRepository(
    {
      history: {
        shallowBoundary: () => Promise.resolve(new Set(world.shallow)),
        requireComplete: async () => {
          if (world.isLate === true) await new Promise(setImmediate);
          if (world.incomplete) throw world.incomplete;
        },
      },
      refs: {
        listNames: () => Promise.resolve([...refs]),
        digest: () => Promise.resolve('digest'),
      },
      countObjects: () => Promise.resolve({ count: parsed.length } as never),
      listObjects: async function* () {
        listed = 2;
        yield await Promise.resolve(parsed.slice(0, 2));
        listed = parsed.length;
        yield parsed.slice(2);
      },
      walkCommits: async function* ({ all, include, excludedRefs }, inOrder) {
        if (all === true) {
          walked.push(inOrder === true ? 'all in order' : 'all');
          for (const one of commits) yield await Promise.resolve(one);
          return;
        }
        const starts: string[] = [];
        for await (const ids of toBatches(include)) starts.push(...ids);
        walked.push(
          `${starts.join(' ')} not ${excludedRefs?.join(' ') ?? ''}${inOrder === true ? ' in order' : ''}`,
        );
        for (const one of lost) yield one;
        if (world.lostFails) throw world.lostFails;
      },
    },
    Object.fromEntries(parsed.map((one): [string, AnyObject] => [one.id, one])),
  );
  const source = await makeHistorySource(repository, prefilter, { shard, watch });
  const account = new Account();
  const ask = vi.spyOn(account, 'ask');
  const items: string[] = [];
  for await (const item of source.read(account)) {
    if ('error' in item) items.push(`${item.path}: ${item.error}`);
    else if ('note' in item) items.push(`${item.path}: ${item.note}`);
    else items.push(`${item.kind} ${item.path}${item.isBorrowed === true ? ' borrowed' : ''}`);
  }
  expect(source.shard).toEqual(shard && { ...shard, of: 'digest' });
  const asked = ask.mock.calls.reduce((sum, [count]) => sum + count, 0);
  return { items, asked };
}

test('every object but trees is read, and refs are reported', async () => {
  const { items, asked } = await read({
    objects: { c1: 'commit a', t: 'tree a', x: 'blob a', v: 'tag a', y: 'blob clean', z: 'blob a' },
    commits: [commit('c1', { p: 'x' })],
    refs: ['main'],
  });
  expect(items).toEqual(['ref main', 'message ', 'tag ', 'content p', 'content <blob z>']);
  expect(asked).toBe(5);
  expect(walked).toEqual(['all in order']);
});

test('what no ref leads to is followed where there are more commits than refs lead to', async () => {
  const world = {
    objects: { c1: 'commit clean', u1: 'commit clean', x: 'blob a', y: 'blob a' },
    commits: [commit('c1', { p: 'x' })],
    lost: [commit('u1', { q: 'y' })],
  };
  expect((await read(world)).items).toEqual(['content p', 'content q']);
  expect(walked).toEqual(['all in order', 'c1 u1 not --all in order']);
  const lostFails = new GitError('a tree is gone');
  expect((await read({ ...world, lost: [], lostFails })).items).toEqual([
    ': what no branch or tag leads to cannot be followed: a tree is gone',
    'content p',
    'content <blob y>',
  ]);
  const fault = new TypeError('a fault of ours');
  await expect(read({ ...world, lostFails: fault })).rejects.toThrow(fault);
});

test('nothing suspicious: no commit is followed', async () => {
  const objects = { c1: 'commit clean', x: 'blob clean' };
  const { items, asked } = await read({ objects, commits: [commit('c1', { '.p': 'x' })] });
  expect([items, asked]).toEqual([['name .p'], 2]);
});

test('part of a history is refused, and one that lacks an object', async () => {
  const objects = { c1: 'commit a' };
  await expect(read({ objects, shallow: ['c1'] })).rejects.toThrow(GitError);
  const incomplete = new GitError('x is gone');
  const many = { c1: 'commit a', x: 'blob a', y: 'blob a', z: 'blob a' };
  await expect(read({ objects: many, incomplete })).rejects.toThrow(incomplete);
  expect(listed).toBe(2);
  await expect(read({ objects: many, incomplete, isLate: true })).rejects.toThrow(incomplete);
});

test('progress counts trees that are passed over, where all of it is read', async () => {
  const told: Progress[] = [];
  const world = {
    objects: { t: 'tree a', c1: 'commit clean', x: 'blob clean' },
    watch: (one: Progress) => told.push(one),
  };
  await read(world);
  expect(told.at(-1)).toMatchObject({ objects: 2, done: 3, total: 3 });
  await read({ ...world, shard: { index: 1, count: 2 } });
  expect(told.at(-1)).not.toHaveProperty('total');
});

/** Paths that are those of the first and of the second shard of two. */
const [first = '', second = ''] = [1, 2].map((index) =>
  ['a', 'b', 'c', 'd', 'e', 'f'].find((path) => isInShard(path, { index, count: 2 })),
);

test('a shard has the blobs of its paths, and the first one all the rest', async () => {
  const world = {
    objects: { c1: 'commit a', x: 'blob a', y: 'blob a', z: 'blob a', t: 'tree a', v: 'tag a' },
    commits: [commit('c1', { [first]: 'x', [second]: 'y', s: 'w/160000', gone: '< z' })],
    refs: ['main'],
  };
  expect(await read({ ...world, shard: { index: 1, count: 2 } })).toEqual({
    items: ['ref main', 'message ', 'tag ', `content ${first}`, 'content <blob z>'],
    asked: 4,
  });
  expect(await read({ ...world, shard: { index: 2, count: 2 } })).toEqual({
    items: ['s: submodule, not scanned', `content ${second}`],
    asked: 2,
  });
});

test('a blob with paths of both shards is counted by that of its first path, and read by both', async () => {
  const world = {
    objects: { c1: 'commit clean', x: 'blob a', c2: 'commit clean' },
    commits: [commit('c2', { [second]: 'x' }), commit('c1', { [first]: 'x' })],
  };
  expect(await read({ ...world, shard: { index: 1, count: 2 } })).toEqual({
    items: [`content ${first} borrowed`],
    asked: 2,
  });
  expect(await read({ ...world, shard: { index: 2, count: 2 } })).toEqual({
    items: [`content ${second}`],
    asked: 1,
  });
  // In the same shard again it is listed once.
  const twice = {
    ...world,
    commits: [commit('c2', { [first]: 'x' }), commit('c1', { [first]: 'x' })],
  };
  expect(await read({ ...twice, shard: { index: 1, count: 2 } })).toEqual({
    items: [`content ${first}`],
    asked: 3,
  });
});

test('the first shard tells what no ref leads to, whatever its path', async () => {
  const world = {
    objects: { c1: 'commit clean', u1: 'commit clean', y: 'blob a' },
    commits: [commit('c1', { [first]: 'x' })],
    lost: [commit('u1', { [second]: 'y' })],
  };
  const { items } = await read({ ...world, shard: { index: 1, count: 2 } });
  expect(items).toContain(`content ${second}`);
});

test('another shard than the first follows nothing that no ref leads to', async () => {
  const world = {
    objects: { c1: 'commit a', u1: 'commit a', x: 'blob a' },
    commits: [commit('c1', { [second]: 'x' })],
    lost: [commit('u1', { [second]: 'x' })],
  };
  await read({ ...world, shard: { index: 2, count: 2 } });
  expect(walked).toEqual(['all', 'all in order']);
});
