import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ScanError, XaiError } from '../../src/errors/errors.ts';
import { describeRotation } from '../../src/lifecycle/rotation/describe-rotation.ts';
import { makeFileStore, putKey } from '../../src/lifecycle/file-store.ts';
import type { KeyStore } from '../../src/lifecycle/key-store.ts';
import { rotateKey } from '../../src/lifecycle/rotation/rotate-key.ts';
import type { Rotated } from '../../src/lifecycle/rotation/rotation.ts';
import { reveal, Secret } from '../../src/finding/secret.ts';
import { findShown } from '../support/find-shown.ts';
import { makeFound, openMock } from '../support/key-tools.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { takeShare } from '../support/share.ts';
import type { Behaviour } from '../support/mock-behaviour.ts';
import { XaiMock } from '../support/xai-mock.ts';

const directory = mkdtempSync(join(tmpdir(), 'keyfence-'));
const file = join(directory, '.env.local');
/** More requests than a run makes. */
const MANY = 40;
const REQUEST = { isConfirmed: true, deletes: false };

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function makeStore(): KeyStore {
  return makeFileStore(file, '.env.local', 'XAI_API_KEY');
}

/** A command that keeps what it was given, and tells nobody. */
function makeSilentStore(given: string[]): KeyStore {
  return {
    name: 'a command',
    read: () => undefined,
    write: (secret) => {
      given.push(reveal(secret));
      return Promise.resolve();
    },
  };
}

/** Everything that a person sees goes into `said`. */
async function rotate(
  mock: XaiMock,
  store: KeyStore,
  said: string[],
  { deletes = false, found = key } = {},
): Promise<Rotated> {
  try {
    const tools = await openMock(mock, said);
    const { management } = tools;
    if (!management) throw new Error('no management key');
    const request = { ...REQUEST, deletes };
    const result = await rotateKey(makeFound(found), store, { ...tools, management }, request);
    said.push(JSON.stringify(result), ...describeRotation(makeFound(found), result, store.name));
    return result;
  } catch (cause) {
    if (cause instanceof XaiError) return { reached: 'nothing', error: cause.message, notes: [] };
    throw cause;
  }
}

/** One new key that works and is what is stored; the old one is dead, and nothing is left over. */
function expectRotated(mock: XaiMock, stored: string | undefined, deletes = false): void {
  const live = mock.keys.filter((one) => mock.isLive(one.key));
  expect(live).toMatchObject([{ name: 'ci', qpm: 100, acls: ['api-key:model:grok-4'] }]);
  expect(live[0]?.key).toBe(stored);
  const [old] = mock.keys;
  expect([old?.isDisabled, old?.isDeleted]).toEqual([true, deletes]);
}

async function startWithKey(behaviour: Partial<Behaviour> = {}): Promise<XaiMock> {
  const mock = await XaiMock.start(managementKey, behaviour);
  mock.add(key, { qpm: 100, acls: ['api-key:model:grok-4'] });
  return mock;
}

function readStored(): string | undefined {
  return /XAI_API_KEY=(?<key>\S+)/.exec(readFileSync(file, 'utf8'))?.groups?.['key'];
}

const BEHAVIOURS: readonly Partial<Behaviour>[] = [
  {},
  { disabledAnswers: 400 },
  { disabledAnswers: 403 },
  { update: 'by team' },
  { update: 'silent by key', flags: 'string' },
  { delay: 3 },
  { allowsSameName: false },
];

describe.each(BEHAVIOURS)('where xAI is %j', (behaviour) => {
  test.each([false, true])('a key is rotated; deleted: %s', async (deletes) => {
    await using mock = await startWithKey(behaviour);
    writeFileSync(file, `A=1\nXAI_API_KEY=${key}\nB=2\n`);
    const said: string[] = [];
    expect(await rotate(mock, makeStore(), said, { deletes })).toMatchObject({
      reached: 'rotated',
    });
    expectRotated(mock, readStored(), deletes);
    expect(readFileSync(file, 'utf8')).toMatch(/^A=1\nXAI_API_KEY=xai-\w{80}\nB=2\n$/);
    for (const one of mock.keys) expect(findShown(said.join('\n'), one.key)).toBeUndefined();
  });
});

const FAILURES = BEHAVIOURS.flatMap((behaviour) =>
  ([500, 403, 'cut', 'lost'] as const).map((failWith) => ({ ...behaviour, failWith })),
);

test.each(takeShare(FAILURES, 0.05))(
  'where xAI is %j at each request in turn, the new key is stored before the old one is touched, and the next run ends it',
  async (behaviour) => {
    for (let failAt = 1; failAt < MANY; failAt++) {
      await using mock = await startWithKey({ ...behaviour, failAt });
      writeFileSync(file, `XAI_API_KEY=${key}\n`);
      const said: string[] = [];
      await rotate(mock, makeStore(), said);
      const hasFailed = mock.requests.length >= failAt;
      // Whatever has happened, what is stored works.
      expect(mock.isLive(readStored() ?? ''), `request ${String(failAt)}`).toBe(true);
      mock.behaviour = { ...mock.behaviour, failAt: 0 };
      const again = await rotate(mock, makeStore(), said);
      expect(again, JSON.stringify(again)).toMatchObject({ reached: 'rotated' });
      expectRotated(mock, readStored());
      for (const one of [...mock.keys.map((each) => each.key), managementKey]) {
        expect(findShown(said.join('\n'), one)).toBeUndefined();
      }
      if (!hasFailed) return;
    }
    throw new Error('more requests than expected');
  },
);

test.each([500, 'cut', 'lost'] as const)(
  'with a command, each request in turn fails by %s, and the next run ends it',
  async (failWith) => {
    for (let failAt = 1; failAt < MANY; failAt++) {
      await using mock = await startWithKey({ failAt, failWith });
      const given = [key];
      await rotate(mock, makeSilentStore(given), []);
      const hasFailed = mock.requests.length >= failAt;
      expect(mock.isLive(given.at(-1) ?? ''), `request ${String(failAt)}`).toBe(true);
      mock.behaviour = { ...mock.behaviour, failAt: 0 };
      expect(await rotate(mock, makeSilentStore(given), [])).toMatchObject({ reached: 'rotated' });
      expectRotated(mock, given.at(-1));
      if (!hasFailed) return;
    }
    throw new Error('more requests than expected');
  },
);

test('what cannot be stored is deleted again, and the old key stays', async () => {
  await using mock = await startWithKey();
  const store: KeyStore = {
    name: 'nowhere',
    read: () => [],
    write: () => Promise.reject(new ScanError('the disk is full')),
  };
  const said: string[] = [];
  expect(await rotate(mock, store, said)).toMatchObject({
    reached: 'nothing',
    error: 'the disk is full',
    notes: ['the new key was deleted again'],
  });
  expect(mock.isLive(key)).toBe(true);
  expect(mock.keys.filter(({ isDeleted }) => !isDeleted)).toHaveLength(1);
});

test('a run that was ended in the file itself goes on from the new key', async () => {
  for (let failAt = 1; failAt < MANY; failAt++) {
    await using mock = await startWithKey({ failAt });
    mock.behaviour = { ...mock.behaviour, failWith: 501 };
    writeFileSync(file, `XAI_API_KEY=${key}\n`);
    await rotate(mock, makeStore(), []);
    const hasFailed = mock.requests.length >= failAt;
    mock.behaviour = { ...mock.behaviour, failAt: 0 };
    const found = readStored() ?? '';
    if (!hasFailed) break;
    expect(await rotate(mock, makeStore(), [], { found })).toMatchObject({ reached: 'rotated' });
    expectRotated(mock, readStored());
  }
});

test('the end of the new key is as far away as that of the old one was', async () => {
  await using mock = await XaiMock.start(managementKey);
  mock.add(key, { created: '2026-01-01T00:00:00Z', expires: '2026-01-31T00:00:00Z' });
  writeFileSync(file, '');
  await rotate(mock, makeStore(), []);
  const days = (Date.parse(mock.keys[1]?.expires ?? '') - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
});

test('a key of another team is left alone', async () => {
  await using mock = await XaiMock.start(managementKey);
  mock.add(key, { team: '99999999-2222-4333-8444-555555555555' });
  expect((await rotate(mock, makeStore(), [])).error).toMatch(/does not belong to team/);
  expect(mock.isLive(key)).toBe(true);
});

test('a new key in a form that is not known yet is stored all the same', async () => {
  writeFileSync(file, `XAI_API_KEY=${key}\n`);
  const fresh = `v2.${'Ab3-'.repeat(10)}`;
  await makeStore().write(new Secret(fresh), [new Secret(key)]);
  expect(readFileSync(file, 'utf8')).toBe(`XAI_API_KEY=${fresh}\n`);
});

describe('a file', () => {
  test.each([
    ['', 'XAI_API_KEY=new\n'],
    ['A=1', 'A=1\nXAI_API_KEY=new\n'],
    ['XAI_API_KEY=\nB=2\n', 'XAI_API_KEY=new\nB=2\n'],
    ['export XAI_API_KEY="x"\n', 'export XAI_API_KEY="new"\n'],
    [`K="${secondKey}" # why\nL=${secondKey}\n`, 'K="new" # why\nL=new\n'],
  ])('%j', (before, after) => {
    expect(putKey(before, 'new', [key, secondKey], 'XAI_API_KEY')).toBe(after);
  });
});
