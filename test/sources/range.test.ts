import { describe, expect, test } from 'vitest';
import type { AnnotatedTag, Peeled } from '../../src/git/annotated-tags.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import type { TreeEntry } from '../../src/git/list-entries.ts';
import type { PushedRef } from '../../src/git/pushed-refs.ts';
import { Account } from '../../src/sources/account.ts';
import { readPushed } from '../../src/sources/pushed.ts';
import { makeRangeSource, type Range } from '../../src/sources/range.ts';
import type { SecretPrefilter } from '../../src/sources/secret-prefilter.ts';
import type { WalkedCommit } from '../../src/sources/trace.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { commit, found } from '../support/walked-commits.ts';

let judged: string[] = [];

const prefilter: SecretPrefilter = {
  passesBatch: () => true,
  passes: (bytes) => bytes.includes('secret'),
  isArchive: () => false,
  isNameForbidden: (path) => {
    judged.push(path);
    return Promise.resolve(path.startsWith('.'));
  },
};

interface World extends Partial<Range> {
  /** `type content` by id. */
  readonly objects: Readonly<Record<string, string>>;
  readonly commits: readonly WalkedCommit[];
  /** Tags that refs have, by their commits. */
  readonly tags?: Readonly<Record<string, readonly AnnotatedTag[]>>;
  readonly trees?: Readonly<Record<string, readonly TreeEntry[]>>;
  readonly fresh?: ReadonlySet<string>;
}

/** How the commits were walked. */
let walked: string[] = [];

const REVISIONS = { include: ['tip'], exclude: [] };

function open({ objects, commits, tags = {}, trees = {}, fresh, ...range }: World) {
  walked = [];
  judged = [];
  const parsed = Object.entries(objects).map(([id, written]): [string, AnyObject] => {
    const [type = '', content = ''] = written.split(' ');
    return [id, { id, type, bytes: Buffer.from(content) }];
  });
  const repository = fakeRepository(
    {
      history: {
        requireWholeRange: () => {
          walked.push('required');
          return Promise.resolve();
        },
        listUnpublished: (_, published) => {
          walked.push(`published ${published.join(' ')}`);
          return Promise.resolve(fresh);
        },
        readCommitFacts: () => Promise.resolve(new Map()),
      },
      refs: {
        listTags: () =>
          Promise.resolve(new Map(Object.entries(tags).map(([id, list]) => [id, [...list]]))),
      },
      listTree: async function* (id) {
        for (const entry of trees[id] ?? []) yield await Promise.resolve(entry);
      },
      walkCommits: async function* (_, inOrder) {
        walked.push(inOrder === true ? 'in order' : 'in any order');
        for (const one of commits) yield await Promise.resolve(one);
      },
    },
    Object.fromEntries(parsed),
  );
  return makeRangeSource(
    { revisions: REVISIONS, emptyMessage: 'nothing', ...range },
    repository,
    prefilter,
  );
}

async function read(world: World): Promise<string[]> {
  const source = open(world);
  const account = new Account();
  let asked = 0;
  account.ask = (count) => {
    asked += count;
  };
  const items: string[] = [];
  for await (const item of source.read(account)) {
    if ('error' in item) items.push(`${item.path}: ${item.error}`);
    else if ('note' in item) items.push(`${item.path}: ${item.note}`);
    else items.push(`${item.kind} ${item.path}`.trim());
  }
  return [...items, `${String(asked)} asked`];
}

test('adds the blobs, messages and annotated tags of its commits, each once', async () => {
  const items = await read({
    objects: {
      c2: 'commit secret',
      c1: 'commit clean',
      x: 'blob secret',
      y: 'blob clean',
      t1: 'tag secret',
      t2: 'tag clean',
    },
    commits: [commit('c2', { a: 'x < y', b: '< y' }), commit('c1', { a: 'y', c: 'x' })],
    tags: {
      c1: [
        { id: 't1', name: 'v1' },
        { id: 't2', name: 'v2' },
      ],
      other: [{ id: 't3', name: 'v3' }],
    },
  });
  expect(items).toEqual(['message', 'tag', 'content a', 'content c', '6 asked']);
  expect(walked).toEqual(['required', 'in any order', 'in order']);
});

test('nothing suspicious: no commit is followed a second time', async () => {
  const world = { objects: { c1: 'commit clean', x: 'blob clean' } };
  expect(await read({ ...world, commits: [commit('c1', { a: 'x', b: 'x' })] })).toEqual([
    '2 asked',
  ]);
  expect(walked).toEqual(['required', 'in any order']);
  expect(judged).toEqual(['a', 'b']);
});

test.each([
  ['a submodule', { s: 'x/160000' }, ['s: submodule, not scanned', '2 asked']],
  ['a forbidden name', { '.a': 'x', b: 'x' }, ['name .a', '2 asked']],
  ['a forbidden name behind others', { b: 'x', c: 'x', '.a': 'x' }, ['name .a', '2 asked']],
  [
    'a path of each kind',
    { '.a': 'x', s: 'y/160000' },
    ['s: submodule, not scanned', 'name .a', '3 asked'],
  ],
])('%s has the commits followed', async (_, changes, expected) => {
  const objects = { c1: 'commit clean', x: 'blob clean' };
  expect(await read({ objects, commits: [commit('c1', changes)] })).toEqual(expected);
});

test('a name is judged once, and none after one that is forbidden', async () => {
  const objects = { c2: 'commit clean', c1: 'commit clean', x: 'blob clean', y: 'blob clean' };
  const commits = [commit('c2', { a: 'x < y' }), commit('c1', { a: 'y' })];
  await read({ objects, commits });
  expect(judged).toEqual(['a']);
});

describe('what is pushed', () => {
  const tag = (id: string): AnnotatedTag => ({ id, name: id });

  test('brings its own tags alone', async () => {
    const items = await read({
      objects: { c1: 'commit clean', t1: 'tag secret', t2: 'tag secret' },
      commits: [commit('c1')],
      tags: { c1: [tag('t2')] },
      pushed: [{ id: 'c1', type: 'commit', tags: [tag('t1'), tag('t1')] }],
      refs: ['v1', 'secret'],
    });
    expect(items).toEqual(['ref secret', 'tag', '2 asked']);
  });

  test('may be a blob or a tree without a commit', async () => {
    const pushed: Peeled[] = [
      { id: 'x', type: 'blob', tags: [] },
      { id: 'd', type: 'tree', tags: [] },
    ];
    const entry = { path: 'a', id: 'y', mode: '100644', rawPath: Buffer.from('a') };
    const items = await read({
      objects: { x: 'blob secret', y: 'blob secret' },
      commits: [],
      pushed,
      trees: { d: [entry] },
    });
    expect(items).toEqual(['content <blob x>', 'content a', '2 asked']);
  });

  test('is told by refs, without those that are deleted', async () => {
    const refs: PushedRef[] = [
      { id: 'a', name: 'refs/heads/a', local: 'refs/heads/mine', oldId: 'o1' },
      { id: 't', name: 'refs/tags/t', oldId: 'o2' },
      { id: 'b', name: 'refs/tags/b', oldId: 'o3' },
      { name: 'refs/heads/gone', oldId: 'o1' },
    ] as never;
    const peeled: [string, Peeled][] = [
      ['a', { id: 'a', type: 'commit', tags: [] }],
      ['t', { id: 'c', type: 'commit', tags: [tag('t')] }],
      ['b', { id: 'b', type: 'blob', tags: [] }],
    ];
    const repository = fakeRepository({
      readTypes: (ids) => {
        const types = { o1: 'commit', o2: 'tag', o3: 'blob' } as const;
        return Promise.resolve(new Map(ids.map((id) => [id, types[id as 'o1']])));
      },
      refs: { peel: () => Promise.resolve(new Map(peeled)) },
    });
    const pushed = await readPushed(refs, ['--remotes=origin'], repository);
    expect(pushed).toMatchObject({
      revisions: { include: ['a', 'c'], exclude: ['o1', 'o2'], excludedRefs: ['--remotes=origin'] },
      tips: [
        { commit: 'a', ref: 'refs/heads/mine' },
        { commit: 'c', ref: 'refs/tags/t' },
      ],
      refs: ['refs/heads/a', 'refs/tags/t', 'refs/tags/b'],
      emptyMessage: 'nothing pushed that is not there already',
    });
  });

  test.each<[readonly Partial<PushedRef>[], string]>([
    [[], 'nothing pushed'],
    [[{ name: 'refs/heads/a', oldId: 'o' }], 'only deletions pushed'],
    [[{ name: 'refs/heads/a', id: 'a' }], 'nothing pushed that is not there already'],
  ])('is nothing: %j', async (refs, message) => {
    const repository = fakeRepository({
      readTypes: () => Promise.resolve(new Map()),
      refs: { peel: () => Promise.resolve(new Map()) },
    });
    const { emptyMessage } = await readPushed(refs as PushedRef[], [], repository);
    expect(emptyMessage).toBe(message);
  });
});

test('what was there before, and what is published, is committed already', async () => {
  const source = open({
    objects: { c1: 'commit clean', x: 'blob secret', t1: 'tag clean' },
    commits: [commit('c1', { a: 'x' })],
    tags: { c1: [{ id: 't1', name: 'v1' }] },
    published: ['p1', 'p2'],
    fresh: new Set(),
  });
  for await (const item of source.read(new Account())) expect(item).toHaveProperty('path', 'a');
  const kept = [found('a', 'x'), found('', 't1')];
  const attributed = await source.attributeToCommits?.({ kept, suppressed: [] });
  expect(attributed?.findings.map(({ path, state, origin }) => [path, state, origin?.tag])).toEqual(
    [
      ['', 'already-committed', 'v1'],
      ['a', 'already-committed', undefined],
    ],
  );
  expect(walked.at(-1)).toBe('published p1 p2');
});
