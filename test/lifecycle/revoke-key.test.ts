import { expect, test } from 'vitest';
import { XaiError } from '../../src/errors/errors.ts';
import { findTeamKey } from '../../src/lifecycle/find-team-key.ts';
import { revokeKey, type Attempted } from '../../src/lifecycle/revoke-key.ts';
import { findShown } from '../support/find-shown.ts';
import { makeFound, openMock } from '../support/key-tools.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { takeShare } from '../support/share.ts';
import { XaiMock } from '../support/xai-mock.ts';

const REQUEST = { isConfirmed: true, waits: false };
/** More requests than a run makes. */
const MANY = 20;

async function revoke(mock: XaiMock, deletes: boolean, said: string[]): Promise<Attempted> {
  try {
    return await revokeKey(makeFound(key), await openMock(mock, said), { ...REQUEST, deletes });
  } catch (cause) {
    // The management key could not be asked about.
    if (cause instanceof XaiError) return { error: cause.message };
    throw cause;
  }
}

const FAILURES = [500, 400, 403, 404, 'cut', 'lost'] as const;
const UPDATES = ['by key', 'by team', 'silent by key'] as const;

const PAIRS = FAILURES.flatMap((failWith) => UPDATES.map((update) => [failWith, update] as const));

test.each(takeShare(PAIRS, 0.05))(
  'where each request in turn fails by %s, and changes go %s, the truth is told, and the next run ends it',
  async (failWith, update) => {
    for (const deletes of [false, true]) {
      for (let failAt = 1; failAt < MANY; failAt++) {
        await using mock = await XaiMock.start(managementKey, { failAt, failWith, update });
        mock.add(key);
        const said: string[] = [];
        const result = await revoke(mock, deletes, said);
        if ('end' in result && result.end === 'refused') expect(mock.isLive(key)).toBe(false);
        const hasFailed = mock.requests.length >= failAt;
        mock.behaviour = { ...mock.behaviour, failAt: 0 };
        expect(await revoke(mock, deletes, said)).toMatchObject({ end: 'refused' });
        expect(mock.isLive(key)).toBe(false);
        const shown = JSON.stringify([result, said]);
        expect([findShown(shown, key), findShown(shown, managementKey)]).toEqual([
          undefined,
          undefined,
        ]);
        if (!hasFailed) break;
      }
    }
  },
);

test('what is still live when the time is up is reported as live', async () => {
  await using mock = await XaiMock.start(managementKey, { delay: 1000 });
  mock.add(key);
  const result = await revoke(mock, false, []);
  expect(result).toMatchObject({ end: 'live', action: 'disabled', after: { status: 'active' } });
});

test('a key that may not ask about itself does not pass for a dead one', async () => {
  await using mock = await XaiMock.start(managementKey, { liveAnswers: 403, disabledAnswers: 403 });
  mock.add(key);
  const { management, ...tools } = await openMock(mock);
  const request = { ...REQUEST, deletes: false };
  expect(await revokeKey(makeFound(key), tools, request)).toMatchObject({
    end: 'live',
    action: 'none',
  });
  const result = await revokeKey(makeFound(key), { ...tools, management }, request);
  expect(result).toMatchObject({ end: 'refused', action: 'disabled' });
  expect(mock.isLive(key)).toBe(false);
  // Now the list says so.
  expect(await revokeKey(makeFound(key), { ...tools, management }, request)).toMatchObject({
    end: 'refused',
    action: 'none',
  });
});

test('nor where nothing was done about it', async () => {
  await using mock = await XaiMock.start(managementKey, {
    liveAnswers: 403,
    disabledAnswers: 403,
    update: 'silent',
  });
  mock.add(key);
  const request = { ...REQUEST, deletes: false };
  const result = await revokeKey(makeFound(key), await openMock(mock), request);
  expect(mock.isLive(key)).toBe(true);
  expect(result).toMatchObject({ end: 'unknown', action: 'disabled' });
});

test('a planted key with the end of a live one does no harm to that', async () => {
  await using mock = await XaiMock.start(managementKey);
  mock.add(secondKey);
  const planted = makeFound(key.slice(0, -4) + secondKey.slice(-4));
  const tools = await openMock(mock);
  for (const deletes of [false, true]) {
    expect(await revokeKey(planted, tools, { ...REQUEST, deletes })).toMatchObject({
      end: 'refused',
      action: 'none',
    });
    expect(mock.isLive(secondKey)).toBe(true);
  }
});

test('a person types the name, and nothing else will do', async () => {
  for (const [answer, isDone] of [
    ['ci', true],
    [' ci\n', true],
    ['yes', false],
    ['', false],
  ] as const) {
    await using mock = await XaiMock.start(managementKey);
    mock.add(key);
    const tools = await openMock(mock);
    const questions: string[] = [];
    const ask = (question: string): Promise<string> => {
      questions.push(question);
      return Promise.resolve(answer);
    };
    const dialog = { ...tools.dialog, ask };
    const request = { ...REQUEST, isConfirmed: false, deletes: false };
    const result = await revokeKey(makeFound(key), { ...tools, dialog }, request);
    expect(questions).toEqual(['Type the name of the key to disable it (ci):']);
    expect(result).toMatchObject({ end: isDone ? 'refused' : 'live' });
    expect(mock.isLive(key)).toBe(!isDone);
  }
});

test('a key with the same id and another end is not the one', () => {
  const listed = { id: 'a', acls: [], raw: {} };
  const end = key.slice(-4);
  expect(findTeamKey([{ ...listed, redacted: 'xai-...0000' }], 'a', key)).toBeUndefined();
  expect(findTeamKey([{ ...listed, redacted: `xai-...${end}` }], 'a', key)?.id).toBe('a');
  expect(findTeamKey([listed], 'a', key)?.id).toBe('a');
  expect(findTeamKey([{ ...listed, redacted: 'xai-****' }], 'a', key)?.id).toBe('a');
  // Without an id only the end tells, and only where it tells one.
  const alike = { ...listed, redacted: `xai-...${end}` };
  expect(findTeamKey([alike], undefined, key)?.id).toBe('a');
  expect(findTeamKey([alike, { ...alike, id: 'b' }], undefined, key)).toBeUndefined();
  expect(findTeamKey([listed], undefined, key)).toBeUndefined();
});
