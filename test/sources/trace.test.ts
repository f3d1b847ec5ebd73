import { expect, test } from 'vitest';
import {
  traceObjects,
  type Interest,
  type Trace,
  type WalkedCommit,
} from '../../src/sources/trace.ts';
import { commit } from '../support/walked-commits.ts';

async function* walk(commits: readonly WalkedCommit[]): AsyncGenerator<WalkedCommit> {
  for (const one of commits) yield await Promise.resolve(one);
}

/** Names that begin with a dot are forbidden. */
function trace(
  commits: readonly WalkedCommit[],
  suspects: readonly string[],
  interest: Partial<Interest> = {},
): Promise<Trace> {
  return traceObjects(walk(commits), {
    suspects: new Set(suspects),
    isNameForbidden: (path) => Promise.resolve(path.startsWith('.')),
    ...interest,
  });
}

/** `commit path kind: what stood there; what was deleted` */
function show({ uses, commits, names, submodules }: Trace): Record<string, unknown> {
  const showUse = (use: NonNullable<ReturnType<typeof uses.get>>[number]): string =>
    `${use.commit.id} ${use.path} ${use.kind}: ${use.old.join(' ')}; ${use.deleted.map(({ path, id }) => `${path} ${id}`).join(' ')}`;
  return {
    uses: Object.fromEntries([...uses].map(([id, list]) => [id, list.map(showUse)])),
    commits: [...commits.keys()],
    names: Object.fromEntries([...names].map(([path, use]) => [path, showUse(use)])),
    submodules: [...submodules],
  };
}

const NOTHING = { uses: {}, commits: [], names: {}, submodules: [] };

test('tells each commit that has a suspicious blob, the newest first, with what stood there before', async () => {
  const commits = [commit('c2', { a: 'x < w', b: 'y' }), commit('c1', { c: 'x', d: '< v' })];
  const found = await trace(commits, ['x']);
  expect(show(found)).toEqual({
    ...NOTHING,
    uses: { x: ['c2 a content: w; ', 'c1 c content: ; d v'] },
  });
  expect(found.uses.get('x')?.map(({ commit: { order, time } }) => [order, time])).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

test('tells the commits whose messages are suspicious', async () => {
  const found = await trace([commit('c2'), commit('c1')], ['c1']);
  expect(show(found)).toEqual({ ...NOTHING, commits: ['c1'] });
  expect(found.commits.get('c1')).toEqual({ id: 'c1', time: 1, order: 1, isReachable: true });
});

test('a symlink is used as one; replaced or deleted submodules are not blobs', async () => {
  const found = await trace(
    [commit('c1', { a: 'x/120000 < s/160000 w', b: '< s/160000', c: '< v' })],
    ['x'],
  );
  expect(show(found)).toEqual({ ...NOTHING, uses: { x: ['c1 a target: w; c v'] } });
});

test('a submodule is reported by its path, and its commit is not a blob', async () => {
  const found = await trace([commit('c1', { a: 'x/160000', '.b': 'y/160000' })], ['x']);
  expect(show(found)).toEqual({ ...NOTHING, submodules: ['a', '.b'] });
});

test('of a forbidden name the oldest use is told, and each name is judged once', async () => {
  const judged: string[] = [];
  const found = await trace(
    [commit('c2', { '.a': 'x < w', b: 'z' }), commit('c1', { '.a': 'w', b: 'y' })],
    [],
    {
      isNameForbidden: (path) => {
        judged.push(path);
        return Promise.resolve(path.startsWith('.'));
      },
    },
  );
  expect(show(found)).toEqual({ ...NOTHING, names: { '.a': 'c1 .a content: ; ' } });
  expect(judged).toEqual(['.a', 'b']);
});

test('what is not wanted is not reported', async () => {
  const commits = [
    commit('c1', { a: 'x', b: 'x', '.a': 'y', '.b': 'y', s: 's/160000', bs: 's/160000' }),
  ];
  const found = await trace(commits, ['x'], { isWanted: (path) => path.includes('b') });
  expect(show(found)).toEqual({
    ...NOTHING,
    uses: { x: ['c1 b content: ; '] },
    names: { '.b': 'c1 .b content: ; ' },
    submodules: ['bs'],
  });
});

test('what no ref leads to tells only what nothing else tells', async () => {
  const commits = [
    commit('c1', { a: 'x', '.a': 'w' }),
    commit('u2', { b: 'x', '.a': 'v', '.b': 'u', c: 'y', s: 's/160000' }, false),
    commit('u1', { d: 'y' }, false),
  ];
  // Nobody divides it into shards: the first has all of it.
  const found = await trace(commits, ['x', 'y'], { isWanted: (path) => path !== 'c' });
  expect(show(found)).toEqual({
    uses: { x: ['c1 a content: ; '], y: ['u2 c content: ; ', 'u1 d content: ; '] },
    commits: [],
    names: { '.a': 'c1 .a content: ; ', '.b': 'u2 .b content: ; ' },
    submodules: ['s'],
  });
});

test('a forbidden name that another shard reports is not reported as unreachable', async () => {
  const commits = [commit('c1', { '.a': 'w' }), commit('u1', { '.a': 'v' }, false)];
  const found = await trace(commits, [], { isWanted: () => false });
  expect(show(found)).toEqual(NOTHING);
});
