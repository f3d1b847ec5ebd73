import { expect, test } from 'vitest';
import type { Item } from '../../src/files/source-file.ts';
import type { AnyObject } from '../../src/git/git-object.ts';
import type { StagedChange } from '../../src/git/staged-change.ts';
import type { StagedStdin } from '../../src/git/staged-stdin.ts';
import { Account } from '../../src/sources/account.ts';
import { readChanges } from '../../src/sources/read-changes.ts';
import { fakeRepository } from '../support/fake-repository.ts';

/** `status id`, and behind a slash the mode. */
function change(path: string, written: string): StagedChange {
  const [status, id, mode = '100644'] = written.split(/[ /]/);
  return {
    path,
    status: status as StagedChange['status'],
    mode,
    oldMode: '000000',
    ...(id === undefined ? {} : { id }),
  };
}

interface World {
  /** Sides of conflicts: path, id and mode. */
  readonly sides?: readonly (readonly [path: string, id: string, mode: string])[];
  readonly objects?: Readonly<Record<string, AnyObject | string>>;
  /** Ids of blobs that come by standard input, and of those that need no git. */
  readonly piped?: readonly string[];
  readonly loose?: readonly string[];
}

/** Where ids were looked for. */
let asked: string[] = [];

async function read(
  changes: readonly StagedChange[],
  { sides, objects = {}, piped = [], loose = [] }: World = {},
): Promise<{ items: string[]; asked: number }> {
  asked = [];
  const answers = {
    unmergedEntries: () => {
      if (!sides) throw new Error('there is no conflict');
      return Promise.resolve(sides.map(([path, id, mode]) => ({ path, id, mode })) as never);
    },
    readLooseBlob: (id: string) => {
      asked.push(`loose ${id}`);
      return loose.includes(id) ? Buffer.from(`loose ${id}`) : undefined;
    },
  };
  const repository = fakeRepository(answers, objects, (ids) => asked.push(`git ${ids.join(' ')}`));
  const stdin = {
    readBlob: (id: string) => {
      asked.push(`piped ${id}`);
      return piped.includes(id) ? Buffer.from(`piped ${id}`) : undefined;
    },
  } as unknown as StagedStdin;
  const account = new Account();
  const items: string[] = [];
  for await (const item of readChanges(changes, repository, account, stdin)) items.push(show(item));
  return { items, asked: account.breakOff().asked };
}

function show(item: Item): string {
  if ('error' in item) return `${item.path}: ${item.error}`;
  if ('note' in item) return `${item.path}: ${item.note}`;
  return `${item.path} ${item.kind}: ${'bytes' in item ? item.bytes.toString() : 'large'}`;
}

test('what is added or changed is read, what is deleted is not', async () => {
  const changes = [
    change('a', 'A x'),
    change('b', 'M y/120000'),
    change('c', 'T z'),
    change('d', 'D'),
  ];
  expect(await read(changes, { loose: ['x', 'y', 'z'] })).toEqual({
    items: ['a content: loose x', 'b target: loose y', 'c content: loose z'],
    asked: 3,
  });
});

test('an object under several paths is read once', async () => {
  const changes = [change('a', 'A x'), change('b', 'A x/120000')];
  const { items } = await read(changes, { loose: ['x'] });
  expect(items).toEqual(['a content: loose x', 'b target: loose x']);
  expect(asked).toEqual(['piped x', 'loose x']);
});

test('a submodule is not opened', async () => {
  expect(await read([change('a', 'A x/160000')])).toEqual({
    items: ['a: submodule, not scanned'],
    asked: 1,
  });
  expect(asked).toEqual([]);
});

test('of a conflict every side is read, and counts once it is known', async () => {
  const sides = [
    ['a', 'x', '100644'],
    ['a', 'y', '120000'],
    ['a', 'z', '160000'],
  ] as const;
  const changes = [change('a', 'U x'), change('b', 'A w')];
  expect(await read(changes, { sides, loose: ['w', 'x', 'y'] })).toEqual({
    items: [
      'a: submodule, not scanned',
      'b content: loose w',
      'a content: loose x',
      'a target: loose y',
    ],
    asked: 4,
  });
});

test('a blob is read from the pipe, then without git, and from the first that needs git on by git', async () => {
  const changes = ['w', 'x', 'y', 'z'].map((id) => change(id, `A ${id}`));
  const world = { piped: ['w', 'z'], loose: ['x'], objects: { y: 'git y', z: 'git z' } };
  expect((await read(changes, world)).items).toEqual([
    'w content: piped w',
    'x content: loose x',
    'y content: git y',
    'z content: git z',
  ]);
  expect(asked).toEqual(['piped w', 'piped x', 'loose x', 'piped y', 'loose y', 'git y z']);
});

test.each([
  [16, 'piped'],
  [17, 'loose'],
  [1000, 'loose'],
  [1001, 'git'],
])('%i blobs are first looked for in: %s', async (count, where) => {
  const changes = Array.from({ length: count }, (_, i) =>
    change(`p${String(i)}`, `A i${String(i)}`),
  );
  await read(changes);
  expect(asked[0]?.split(' ')[0]).toBe(where);
});

test('what is staged as a file but is not one is an error, and so is what cannot be read', async () => {
  const changes = [change('a', 'A x'), change('b', 'A y')];
  const objects = { x: { id: 'x', type: 'tree', bytes: Buffer.alloc(0) } };
  expect((await read(changes, { objects })).items).toEqual([
    'a: is staged as a file, but its object is a tree',
    'b: cannot be read',
  ]);
});
