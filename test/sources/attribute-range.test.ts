import { expect, test } from 'vitest';
import { attributeRange, type RangeFacts } from '../../src/sources/attribute-range.ts';
import type { Attributed, Results } from '../../src/sources/source.ts';
import type { WalkedCommit } from '../../src/sources/trace.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { traceAll } from '../support/trace-all.ts';
import { allowed, commit, found } from '../support/walked-commits.ts';

/** What blobs hold: the letter says it, and in capitals it is clean. */
const HOLDING = 'a secret-one in it';
const OBJECTS = {
  x: HOLDING,
  y: HOLDING,
  old: HOLDING,
  old2: HOLDING,
  OLD: 'clean',
  other: 'a secret-two in it',
};

interface Facts extends Partial<Omit<RangeFacts, 'trace'>> {
  readonly commits?: readonly WalkedCommit[];
  readonly isUntraced?: boolean;
}

async function attribute(results: Partial<Results>, facts: Facts): Promise<Attributed> {
  const { commits = [], added = new Set(), tags = new Map(), fresh, isUntraced } = facts;
  const found = { kept: [], suppressed: [], ...results };
  const objects = [...found.kept, ...found.suppressed].flatMap(({ object }) => object ?? []);
  const trace = isUntraced ? undefined : await traceAll(commits, objects);
  return attributeRange(found, { trace, added, tags, fresh }, fakeRepository({}, OBJECTS));
}

/** `path object state commit tag` of each. */
function show({ findings, suppressed }: Attributed): string[] {
  return [...findings, ...suppressed.map(({ finding }) => finding)].map((finding) => {
    const object = (finding.excerpt as { text?: string } | undefined)?.text ?? 'name';
    const { commit: id, tag } = finding.origin ?? {};
    return [finding.path, object, finding.state, id, tag].filter(Boolean).join(' ');
  });
}

test.each<[string, WalkedCommit[], string]>([
  ['is new', [commit('c1', { a: 'x' })], 'a x new c1'],
  ['replaces a clean one', [commit('c1', { a: 'x < OLD' })], 'a x new c1'],
  ['replaces one with another secret', [commit('c1', { a: 'x < other' })], 'a x new c1'],
  ['replaces one that had it', [commit('c1', { a: 'x < old' })], 'a x already-committed c1'],
  [
    'had it in one of two parents',
    [commit('c1', { a: 'x < OLD old' })],
    'a x already-committed c1',
  ],
  ['was moved', [commit('c1', { a: 'x', b: '< old' })], 'a x already-committed c1'],
  ['takes the place of a submodule', [commit('c1', { a: 'x < old/160000' })], 'a x new c1'],
  [
    'had it, and lost it within the range',
    [commit('c2', { a: 'x < OLD' }), commit('c1', { a: 'OLD < old' })],
    'a x new c2',
  ],
])('a file that %s', async (_, commits, expected) => {
  expect(show(await attribute({ kept: [found('a', 'x')] }, { commits }))).toEqual([expected]);
});

test('what came with the range was not there before, wherever it went', async () => {
  // c1 brings it, c2 moves it, c3 changes it.
  const commits = [
    commit('c3', { b: 'y < old' }),
    commit('c2', { b: 'old', a: '< old' }),
    commit('c1', { a: 'old' }),
  ];
  const kept = [found('a', 'old'), found('b', 'old'), found('b', 'y')];
  for (const order of [kept, kept.toReversed()]) {
    const shown = show(await attribute({ kept: order }, { commits }));
    expect(shown).toEqual(['a old new c1', 'b old new c2']);
  }
});

test('what was there before stays so, wherever it goes', async () => {
  const commits = [
    commit('c3', { c: 'old2', b: '< old2' }),
    commit('c2', { b: 'old2 < OLD', a: '< old' }),
    commit('c1', { a: 'x < old' }),
  ];
  const kept = [found('c', 'old2'), found('b', 'old2'), found('a', 'x')];
  for (const order of [kept, kept.toReversed()]) {
    expect(show(await attribute({ kept: order }, { commits }))).toEqual([
      'a x already-committed c1',
      'b old2 already-committed c2',
      'c old2 already-committed c3',
    ]);
  }
});

test('a secret that was at another path before is new at this one', async () => {
  // The blob came with the range, at b; at a it stood before.
  const commits = [commit('c2', { a: 'x < old' }), commit('c1', { b: 'old' })];
  const kept = [found('a', 'x'), found('b', 'old')];
  expect(show(await attribute({ kept }, { commits }))).toEqual([
    'a x already-committed c2',
    'b old new c1',
  ]);
});

test('a blob that is not traced came with the range where it was added by it', async () => {
  const commits = [commit('c1', { a: 'x < old' })];
  const kept = [found('a', 'x')];
  expect(show(await attribute({ kept }, { commits, added: new Set(['old']) }))).toEqual([
    'a x new c1',
  ]);
});

test('one file, whoever wrote to it: a commit that is published already makes all of it old', async () => {
  const commits = [commit('c2', { a: 'x < y' }), commit('c1', { a: 'y' })];
  const kept = [found('a', 'x'), found('a', 'y')];
  const stateWhere = async (fresh?: ReadonlySet<string>): Promise<string[]> =>
    show(await attribute({ kept }, { commits, ...(fresh && { fresh }) }));
  expect(await stateWhere()).toEqual(['a y new c1']);
  expect(await stateWhere(new Set(['c1', 'c2']))).toEqual(['a y new c1']);
  expect(await stateWhere(new Set(['c2']))).toEqual(['a y already-committed c1']);
  expect(await stateWhere(new Set(['c1']))).toEqual(['a y already-committed c1']);
});

test('each message is another: one that is not published is new', async () => {
  const commits = [commit('c2'), commit('c1')];
  const kept = [found('', 'c1'), found('', 'c2')];
  const stateWhere = async (fresh: ReadonlySet<string>): Promise<string[]> =>
    show(await attribute({ kept }, { commits, fresh }));
  expect(await stateWhere(new Set(['c1', 'c2']))).toEqual(
    [' c1 new c1'].map((text) => text.trim()),
  );
  expect(await stateWhere(new Set(['c2']))).toEqual(['c1 new c1']);
  expect(await stateWhere(new Set())).toEqual(['c1 already-committed c1']);
  const alone = await attribute({ kept: [found('', 'c2')] }, { commits, fresh: new Set() });
  expect(show(alone)).toEqual(['c2 already-committed c2']);
});

test('the message of a tag is as old as its commit, and new where it is pushed by itself', async () => {
  const tags = new Map([
    ['t1', { name: 'v1', commit: 'c1' }],
    ['t2', { name: 'v2', commit: 'c2' }],
    ['t3', { name: 'v3' }],
  ]);
  const kept = ['t1', 't2', 't3'].map((id) => found('', id));
  const attributed = await attribute({ kept }, { tags, fresh: new Set(['c2']) });
  expect(show(attributed)).toEqual(['t1 already-committed v1', 't2 new v2', 't3 new v3']);
});

test('what is pushed without a commit names none, and is new', async () => {
  const commits = [{ ...commit('c0', { '<x>': 'x' }), id: '' }];
  const attributed = await attribute({ kept: [found('<x>', 'x')] }, { commits, fresh: new Set() });
  expect(show(attributed)).toEqual(['<x> x new']);
  expect(attributed.findings[0]).not.toHaveProperty('origin');
});

test.each([
  ['is new', [commit('c1', { '.a': 'x' })], '.a name new c1'],
  [
    'was there',
    [commit('c2', { '.a': 'y < x' }), commit('c1', { '.a': 'x < OLD' })],
    '.a name already-committed c1',
  ],
  [
    'was there and the file alone changes',
    [commit('c2', { '.a': 'y < x' })],
    '.a name already-committed c2',
  ],
])('a name that %s', async (_, commits, expected) => {
  expect(show(await attribute({ kept: [found('.a')] }, { commits }))).toEqual([expected]);
});

test('the name and the content of a file are judged each by itself', async () => {
  const commits = [commit('c1', { '.a': 'x < old' })];
  const kept = [found('.a'), found('.a', 'x')];
  expect(show(await attribute({ kept }, { commits }))).toEqual([
    '.a name already-committed c1',
    '.a x already-committed c1',
  ]);
  const moved = [commit('c1', { '.a': 'x', b: '< old' })];
  expect(show(await attribute({ kept }, { commits: moved }))).toEqual([
    '.a name new c1',
    '.a x already-committed c1',
  ]);
});

test('what is allowed is judged as well', async () => {
  const commits = [commit('c1', { a: 'x < old', b: 'y' })];
  const suppressed = [allowed('a', 'x'), allowed('b', 'y')];
  expect(show(await attribute({ suppressed }, { commits }))).toEqual([
    'a x already-committed c1',
    'b y new c1',
  ]);
});

test('secrets are distinguished', async () => {
  const commits = [commit('c1', { a: 'x < old' })];
  const kept = [found('a', 'x'), found('a', 'x', 'two')];
  expect(show(await attribute({ kept }, { commits }))).toEqual([
    'a x already-committed c1',
    'a x new c1',
  ]);
});

test('what has no secret is judged by nothing, and without a trace all is new', async () => {
  const { finding, ...rest } = found('a', 'x');
  const { secret, ...bare } = finding;
  expect(secret).toBeDefined();
  const commits = [commit('c1', { a: 'x < old' })];
  const kept = [{ finding: bare, ...rest }];
  expect(show(await attribute({ kept }, { commits }))).toEqual(['a x already-committed c1']);
  const written = [commit('c2', { a: 'x < y' }), commit('c1', { a: 'y' })];
  const both = [...kept, { finding: bare, sourcePath: 'a', object: 'y' }];
  expect(show(await attribute({ kept: both }, { commits: written }))).toEqual(['a x new c1']);
  expect(show(await attribute({ kept: [found('a', 'x')] }, { isUntraced: true }))).toEqual([
    'a x new',
  ]);
});

test('the oldest version is shown', async () => {
  const commits = [commit('c2', { a: 'x < y' }), commit('c1', { a: 'y' })];
  const { findings } = await attribute({ kept: [found('a', 'x'), found('a', 'y')] }, { commits });
  expect(findings[0]).toMatchObject({ origin: { commit: 'c1', date: '1970-01-01T00:00:01Z' } });
});
