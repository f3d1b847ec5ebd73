import { expect, test } from 'vitest';
import type { TreeEntry } from '../../src/git/list-entries.ts';
import { attributeHistory } from '../../src/sources/attribute-history.ts';
import type { Attributed, Results } from '../../src/sources/source.ts';
import type { WalkedCommit } from '../../src/sources/trace.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { traceAll } from '../support/trace-all.ts';
import { allowed, commit, found } from '../support/walked-commits.ts';

interface World {
  readonly commits?: readonly WalkedCommit[];
  /** What HEAD has; unborn where it is left out. */
  readonly head?: Readonly<Record<string, string>>;
  readonly refs?: readonly string[];
  /** What refs lead to although no commit has it. */
  readonly reachable?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  /** Without a trace nobody knows the paths. */
  readonly isUntraced?: boolean;
}

/** Ids that git is asked about, the last time. */
const asked: { reachable: string[]; tags: string[] } = { reachable: [], tags: [] };

async function attribute(results: Partial<Results>, world: World): Promise<Attributed> {
  const { commits = [], head, refs = [], reachable = [], tags = {}, isUntraced } = world;
  const found = { kept: [], suppressed: [], ...results };
  const objects = [...found.kept, ...found.suppressed].flatMap(({ object }) => object ?? []);
  const trace = isUntraced ? undefined : await traceAll(commits, objects);
  const repository = fakeRepository({
    history: {
      findCommit: () => Promise.resolve(head && 'tip'),
      listReachable: (ids) => {
        asked.reachable = [...ids];
        return Promise.resolve(new Set(reachable.filter((id) => ids.has(id))));
      },
    },
    refs: {
      readTagNames: (ids) => {
        asked.tags = [...ids];
        return Promise.resolve(
          new Map(asked.tags.flatMap((id) => (tags[id] ? [[id, tags[id]]] : []))),
        );
      },
    },
    async *listTree() {
      for (const [path, id] of Object.entries(head ?? {}))
        yield await Promise.resolve({ path, id } as TreeEntry);
    },
  });
  return attributeHistory(found, trace, new Set(refs), repository);
}

/** Which object each finding is shown in, and what is said of it. */
function show({ findings, suppressed }: Attributed): unknown {
  const showOne = ({ path, excerpt, origin }: Attributed['findings'][number]): unknown => [
    path,
    (excerpt as { text?: string } | undefined)?.text,
    origin,
  ];
  return {
    findings: findings.map(showOne),
    ...(suppressed.length > 0 && { suppressed: suppressed.map(({ finding }) => showOne(finding)) }),
  };
}

const date = (seconds: number): string => `1970-01-01T00:00:0${String(seconds)}Z`;

test('nothing found: git is not asked', async () => {
  const attributed = await attributeHistory(
    { kept: [], suppressed: [] },
    undefined,
    new Set(),
    fakeRepository({}),
  );
  expect(attributed).toEqual({ findings: [], suppressed: [] });
});

test('one finding for all versions of a file, with the commits whose parents did not have it', async () => {
  const world = {
    commits: [
      commit('c4', { a: 'w < v' }),
      commit('c3', { a: 'v < u' }),
      commit('c2', { a: 'u < t' }),
      commit('c1', { a: 'v' }),
    ],
    head: { a: 'w', b: 'v' },
  };
  const kept = ['w', 'v'].map((id) => found('a', id));
  expect(show(await attribute({ kept }, world))).toEqual({
    findings: [['a', 'v', { commit: 'c1', date: date(1), commits: ['c1', 'c3'], inHead: true }]],
  });
});

test.each([
  ['not there', {}, false],
  ['another', { a: 'u' }, false],
  ['the same', { a: 'v' }, true],
  ['at another path', { b: 'v' }, false],
])('HEAD has a version that is %s', async (_, head, inHead) => {
  const world = { commits: [commit('c1', { a: 'v' })], head };
  const origin = { commit: 'c1', date: date(1), commits: ['c1'], inHead };
  const kept = [found('a', 'v')];
  expect(show(await attribute({ kept }, world))).toEqual({ findings: [['a', 'v', origin]] });
});

test('an unborn HEAD has nothing', async () => {
  const world = { commits: [commit('c1', { a: 'v' })] };
  const attributed = await attribute({ kept: [found('a', 'v')] }, world);
  expect(attributed.findings[0]?.origin).toMatchObject({ inHead: false });
});

test('a version that is allowed counts as one that had it before, and HEAD has it', async () => {
  const world = {
    commits: [commit('c3', { a: 'w < v' }), commit('c2', { a: 'v < u' }), commit('c1', { a: 'u' })],
    head: { a: 'v' },
  };
  const results = { kept: [found('a', 'w'), found('a', 'u')], suppressed: [allowed('a', 'v')] };
  expect(show(await attribute(results, world))).toEqual({
    findings: [['a', 'u', { commit: 'c1', date: date(1), commits: ['c1'], inHead: true }]],
  });
});

test('the comment of the newest version allows the older ones', async () => {
  const world = {
    commits: [commit('c2', { a: 'v < u' }), commit('c1', { a: 'u' })],
    head: { a: 'v' },
  };
  const results = { kept: [found('a', 'u')], suppressed: [allowed('a', 'v')] };
  expect(show(await attribute(results, world))).toEqual({
    findings: [],
    suppressed: [['a', 'v', { commit: 'c1', date: date(1), commits: ['c1'], inHead: true }]],
  });
});

test('the comment of an older version allows nothing, nor does one beside another finding of the newest', async () => {
  const commits = [commit('c2', { a: 'v < u' }), commit('c1', { a: 'u' })];
  const old = { kept: [found('a', 'v')], suppressed: [allowed('a', 'u')] };
  expect((await attribute(old, { commits })).suppressed).toEqual([]);
  const both = { kept: [found('a', 'v'), found('a', 'u')], suppressed: [allowed('a', 'v')] };
  const { findings, suppressed } = await attribute(both, { commits });
  expect([findings.length, suppressed.length]).toEqual([1, 0]);
});

test('all versions are allowed: the newest is reported, with its comment', async () => {
  const commits = [commit('c2', { a: 'v < u' }), commit('c1', { a: 'u' })];
  const comment = { withPath: () => '', isIn: () => false } as never;
  const suppressed = [allowed('a', 'u'), { ...allowed('a', 'v'), comment }];
  const attributed = await attribute({ suppressed }, { commits });
  expect(show(attributed)).toMatchObject({ suppressed: [['a', 'v', { commit: 'c1' }]] });
  expect(attributed.suppressed[0]).toMatchObject({ by: 'comment', reason: 'a sample', comment });
  expect(attributed.suppressed[0]).not.toHaveProperty('finding.state');
});

test('messages are told by their commits, newest and oldest, and no file', async () => {
  const commits = [commit('c2'), commit('c1'), commit('u1', {}, false)];
  const kept = [found('', 'c2'), found('', 'c1'), found('', 'u1')];
  expect(show(await attribute({ kept }, { commits, head: {} }))).toEqual({
    findings: [
      ['', 'c1', { commit: 'c1', date: date(1), commits: ['c1', 'c2'] }],
      ['', 'u1', { commit: 'u1', date: date(1), commits: ['u1'], unreachable: true }],
    ],
  });
});

test('tags stand each by itself, with their names', async () => {
  const world = { tags: { t1: 'v1', t2: 'v2' }, reachable: ['t2'], refs: ['v1'] };
  const kept = [found('', 't1'), found('', 't2')];
  expect(show(await attribute({ kept }, world))).toEqual({
    findings: [
      ['', 't1', { tag: 'v1', unreachable: true }],
      ['', 't2', { tag: 'v2' }],
    ],
  });
});

test('a blob that no commit has is reachable where a ref leads to it', async () => {
  const kept = [found('<x>', 'x'), found('<y>', 'y')];
  expect(show(await attribute({ kept }, { reachable: ['y'], head: {} }))).toEqual({
    findings: [
      ['<x>', 'x', { inHead: false, unreachable: true }],
      ['<y>', 'y', { inHead: false }],
    ],
  });
});

test('one of several is reachable: so is the finding', async () => {
  const kept = [found('a', 'x'), found('a', 'y')];
  const world = { isUntraced: true, reachable: ['y'] };
  expect((await attribute({ kept }, world)).findings[0]).not.toHaveProperty('origin');
});

test('a version of which nothing is known belongs to those that are reachable', async () => {
  const kept = [found('a', 'x'), found('a', 'y')];
  const { findings } = await attribute({ kept }, { commits: [commit('c1', { a: 'x' })] });
  expect(findings.map(({ origin }) => origin?.commit)).toEqual(['c1']);
});

test('git is asked about nothing but what no commit has', async () => {
  const kept = [found('a', 'x'), found('<y>', 'y'), found('', 't1'), found('v1')];
  await attribute({ kept }, { commits: [commit('c1', { a: 'x' })], refs: ['v1'] });
  expect(asked).toEqual({ reachable: ['y', 't1'], tags: ['t1'] });
});

test('unreachable objects are reported separately', async () => {
  const commits = [commit('c1', { a: 'x' }), commit('u1', { a: 'y' }, false)];
  const kept = [found('a', 'x'), found('a', 'y')];
  expect(show(await attribute({ kept }, { commits, head: { a: 'x' } }))).toEqual({
    findings: [
      ['a', 'x', { commit: 'c1', date: date(1), commits: ['c1'], inHead: true }],
      [
        'a',
        'y',
        { commit: 'u1', date: date(1), commits: ['u1'], inHead: false, unreachable: true },
      ],
    ],
  });
});

test('the name of a file is reported besides its content, and is in HEAD if the file is', async () => {
  const world = { commits: [commit('c1', { '.a': 'x' })], head: { '.a': 'other' } };
  const kept = [found('.a'), found('.a', 'x')];
  expect(show(await attribute({ kept }, world))).toEqual({
    findings: [
      ['.a', undefined, { commit: 'c1', date: date(1), commits: ['c1'], inHead: true }],
      ['.a', 'x', { commit: 'c1', date: date(1), commits: ['c1'], inHead: false }],
    ],
  });
});

test('the name of a ref has no origin; the file of that name has one', async () => {
  const world = { commits: [commit('c1', { v1: 'x' })], refs: ['v1'], head: { v1: 'x' } };
  const attributed = await attribute({ kept: [found('v1'), found('v1', 'x')] }, world);
  expect(show(attributed)).toEqual({
    findings: [
      ['v1', undefined, undefined],
      ['v1', 'x', { commit: 'c1', date: date(1), commits: ['c1'], inHead: true }],
    ],
  });
  const suppressed = await attribute({ suppressed: [allowed('v1')] }, world);
  expect(show(suppressed)).toEqual({ findings: [], suppressed: [['v1', undefined, undefined]] });
});

test('without a trace nobody says whether HEAD has it', async () => {
  const kept = [found('a', 'x')];
  expect(show(await attribute({ kept }, { isUntraced: true, head: { a: 'x' } }))).toEqual({
    findings: [['a', 'x', { unreachable: true }]],
  });
});

test('findings are sorted, and different secrets, paths and rules stay apart', async () => {
  const commits = [commit('c2', { b: 'x' }), commit('c1', { a: 'x' })];
  const kept = [found('b', 'x'), found('a', 'x', 'two'), found('a', 'x')];
  const suppressed = [allowed('b', 'y', 'three'), allowed('a', 'y', 'three')];
  const attributed = await attribute({ kept, suppressed }, { commits });
  const where = ({ path, fingerprint }: Attributed['findings'][number]): string =>
    `${path} ${fingerprint}`;
  expect(attributed.findings.map(where)).toEqual(['a one', 'a two', 'b one']);
  expect(attributed.suppressed.map(({ finding }) => where(finding))).toEqual([
    'a three',
    'b three',
  ]);
});

test('a commit with an invalid date has no date', async () => {
  const world = { commits: [{ ...commit('c1', { a: 'x' }), time: NaN }] };
  const attributed = await attribute({ kept: [found('a', 'x')] }, world);
  expect(attributed.findings[0]?.origin).toEqual({ commit: 'c1', commits: ['c1'], inHead: false });
});

test('several findings of one group are reported separately', async () => {
  const world = { commits: [commit('c1', { a: 'x' })] };
  const attributed = await attribute({ kept: [found('a', 'x'), found('a', 'x')] }, world);
  expect(attributed.findings).toHaveLength(2);
});
