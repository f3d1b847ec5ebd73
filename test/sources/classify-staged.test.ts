import { expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import type { StagedChange } from '../../src/git/staged-change.ts';
import { PointerOpener } from '../../src/pointers/pointer-opener.ts';
import { classifyStaged } from '../../src/sources/classify-staged.ts';
import type { FileFinding } from '../../src/sources/source.ts';
import { fakeRepository, type Answers } from '../support/fake-repository.ts';
import { found } from '../support/walked-commits.ts';

const OBJECTS = {
  with: 'a secret-one in it',
  with1: 'secret-one again',
  with2: 'a secret-two in it',
  without: 'clean',
};
const PLACE = { line: 1, column: 1 } as NonNullable<Finding['region']>;

/** Ids that were read, in the order of the reading. */
let read: string[] = [];

function inContent(path: string, secret?: string): FileFinding {
  const item = found(path, undefined, secret);
  return { ...item, finding: { ...item.finding, region: PLACE } };
}

/** `status old-id`, and behind a slash the old mode. */
function change(path: string, written: string): StagedChange {
  const [status, old = ''] = written.split(' ');
  const [oldId, oldMode = '100644'] = old.split('/');
  return {
    path,
    status: status as StagedChange['status'],
    mode: '100644',
    id: 'now',
    oldMode,
    ...(oldId === '' || oldId === undefined ? {} : { oldId }),
  };
}

type Changes = Readonly<Record<string, string>>;
const toChanges = (changes: Changes): StagedChange[] =>
  Object.entries(changes).map(([path, written]) => change(path, written));

/** @param parents what differs from other parents of a merge that a remote has */
async function classify(
  findings: readonly FileFinding[],
  changes: Changes,
  parents: Readonly<Record<string, Changes>> = {},
  objects: Readonly<Record<string, string | AnyObject>> = OBJECTS,
): Promise<string[]> {
  read = [];
  const answers: Answers = {
    history: {
      listPublishedParents: () => {
        read.push('parents');
        return Promise.resolve(Object.keys(parents));
      },
    },
    stagedChanges: (commit = '') => Promise.resolve(toChanges(parents[commit] ?? {})),
  };
  const repository = fakeRepository(answers, objects, (ids) => read.push(...ids));
  const pointers = new PointerOpener(undefined, '/work');
  const classified = await classifyStaged(findings, toChanges(changes), repository, pointers);
  return classified.map(({ path, state }) => `${path} ${state ?? ''}`);
}

test.each<[string, Changes, string]>([
  ['new', { a: 'A' }, 'new'],
  ['changed, and had it', { a: 'M with' }, 'already-committed'],
  ['changed, and did not have it', { a: 'M without' }, 'new'],
  ['changed, and had another', { a: 'M with2' }, 'new'],
  ['moved', { a: 'A', b: 'D with' }, 'already-committed'],
  ['moved over one that did not have it', { a: 'M without', b: 'D with' }, 'already-committed'],
  ['new beside one that loses it', { a: 'A', b: 'M with' }, 'new'],
  ['new where a submodule was', { a: 'T with/160000' }, 'new'],
  ['new where a submodule goes', { a: 'A', b: 'D with/160000' }, 'new'],
  ['not changed at all', { b: 'M without' }, 'already-committed'],
])('a file that is %s', async (_, changes, state) => {
  expect(await classify([inContent('a')], changes)).toEqual([`a ${state}`]);
});

test.each<[string, Changes, string]>([
  ['new', { a: 'A' }, 'new'],
  ['changed', { a: 'M without' }, 'already-committed'],
])('the name of a file that is %s', async (_, changes, state) => {
  expect(await classify([found('a')], changes)).toEqual([`a ${state}`]);
});

test('a name with a secret in it is moved like content', async () => {
  expect(await classify([found('a')], { a: 'A', b: 'D with' })).toEqual(['a already-committed']);
});

test('what has no secret is new where the file is', async () => {
  const { finding, ...rest } = inContent('a');
  const { secret, ...bare } = finding;
  expect(secret).toBeDefined();
  expect(await classify([{ finding: bare, ...rest }], { a: 'M with' })).toEqual(['a new']);
});

test('each old version is read once, for all that may have come from there', async () => {
  const findings = [inContent('a'), inContent('b'), inContent('b', 'two'), inContent('c', 'two')];
  const changes = { a: 'A', b: 'M with', c: 'A', d: 'D with', e: 'D with2', f: 'D with2' };
  expect(await classify(findings, changes)).toEqual([
    'a already-committed',
    'b already-committed',
    'b already-committed',
    'c already-committed',
  ]);
  expect(read.toSorted()).toEqual(['with', 'with2']);
});

test('in a merge, what another parent has counts, each for what is still open', async () => {
  const findings = [inContent('a'), inContent('b', 'two'), inContent('c', 'three')];
  const changes = { a: 'A', b: 'A', c: 'A' };
  const parents = {
    p1: { a: 'M with', b: 'A', c: 'A' },
    p2: { a: 'A', b: 'M with2', c: 'M without' },
  };
  expect(await classify(findings, changes, parents)).toEqual([
    'a already-committed',
    'b already-committed',
    'c new',
  ]);
});

test('what is known already does not hide what is still open', async () => {
  const changes = { a: 'M with', b: 'A', c: 'D with1' };
  expect(await classify([inContent('a'), inContent('b')], changes)).toEqual([
    'a already-committed',
    'b already-committed',
  ]);
  expect(await classify([inContent('a')], { a: 'A' }, { p1: { a: 'M with' } })).toEqual([
    'a already-committed',
  ]);
});

test('nothing is open: other parents are not asked', async () => {
  const parents = { p1: { a: 'M lost' } };
  expect(await classify([inContent('a')], { a: 'M with' }, parents)).toEqual([
    'a already-committed',
  ]);
  expect(read).toEqual(['with']);
});

test('an old version that cannot be read: there is no answer', async () => {
  await expect(classify([inContent('a')], { a: 'M lost' })).rejects.toThrow('an older version');
});
