import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { key, managementKey, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import type { Behaviour } from '../support/mock-behaviour.ts';
import { XaiMock } from '../support/xai-mock.ts';

const OTHER_TEAM = '99999999-2222-4333-8444-555555555555';

async function createWithKey(): Promise<Repository> {
  const repo = await createRepository();
  await repo.write('a.py', `import os\nkey = "${key}"\n`);
  return repo;
}

/** Without a management key. */
function withoutManagement({ env }: XaiMock): Record<string, string> {
  return { ...env, XAI_MANAGEMENT_KEY: '' };
}

function revoke(repo: Repository, mock: XaiMock, ...args: string[]): Promise<KeyfenceRan> {
  return repo.keyfence('revoke', ...args, { env: mock.env });
}

describe('keyfence revoke', () => {
  test('changes nothing without --yes if nobody can be asked', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const ran = await revoke(repo, mock, 'a.py:2');
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(/^xai-\.\.\.\w{4} \(a\.py:2:8\): it still works \(active, "ci"/);
    expect(ran.stderr).toContain('nothing was changed; with --yes this would disable the key "ci"');
    expect(mock.isLive(key)).toBe(true);
    expect(mock.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  const BEHAVIOURS: readonly (readonly [string, Partial<Behaviour>, string])[] = [
    ['that answers 200 with a flag', {}, 'disabled'],
    ['that answers 400', { disabledAnswers: 400 }, 'invalid'],
    ['that answers 401', { disabledAnswers: 401 }, 'invalid'],
    ['that answers 403', { disabledAnswers: 403 }, 'blocked'],
    ['whose changes are seen later', { delay: 1 }, 'disabled'],
    ['whose changes go to the team', { update: 'by team' }, 'disabled'],
    ['whose changes are passed over by one path', { update: 'silent by key' }, 'disabled'],
    ['whose flags are texts', { flags: 'string', update: 'silent by key' }, 'disabled'],
    ['that sends keys back', { echoesKey: true }, 'disabled'],
  ];
  test.each(BEHAVIOURS)('disables a key of a host %s', async (_, behaviour, status) => {
    await using mock = await XaiMock.start(managementKey, behaviour);
    await using repo = await createWithKey();
    mock.add(secondKey, { name: 'other' });
    mock.add(key);
    const ran = await revoke(repo, mock, 'a.py:2', '--yes', '--output', '../receipt.json');
    expect(ran, ran.stderr).toMatchObject({
      exitCode: 0,
      stdout: `${redacted(key)} (a.py:2:8): disabled, and xAI rejects it (${status})\n`,
    });
    expect([mock.isLive(key), mock.isLive(secondKey)]).toEqual([false, true]);
    const receipt = JSON.parse(await readFile(repo.path('../receipt.json'), 'utf8')) as {
      keys: { action: string; before: { id: string }; after: { status: string; http: number } }[];
      exchanges: { method: string; status: number }[];
    };
    expect(receipt.keys).toMatchObject([
      { action: 'disabled', before: { id: mock.keys[1]?.id }, after: { status } },
    ]);
    expect(receipt.exchanges).toHaveLength(mock.requests.length);
  });

  test('deletes it with --delete', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const ran = await revoke(repo, mock, 'a.py', '--delete', '--yes');
    expect(ran.stdout).toContain('deleted, and xAI rejects it (invalid)');
    expect(mock.keys[0]?.isDeleted).toBe(true);
  });

  test('is done again without harm', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key, { isDisabled: true });
    expect(await revoke(repo, mock, 'a.py', '--yes')).toMatchObject({
      exitCode: 0,
      stdout: `${redacted(key)} (a.py:2:8): xAI rejects it (disabled)\n`,
    });
    expect((await revoke(repo, mock, 'a.py', '--yes', '--delete')).stdout).toContain('deleted');
    expect((await revoke(repo, mock, 'a.py', '--yes', '--delete')).exitCode).toBe(0);
  });

  test('by a fingerprint, and every location of the key is listed', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    await repo.write('b.py', `key = "${key}"  # keyfence-allow: sample\n`);
    mock.add(key);
    const { stdout } = await repo.keyfence('scan', 'a.py', '--format', 'json');
    const [finding] = (JSON.parse(stdout) as { findings: { fingerprint: string }[] }).findings;
    const ran = await revoke(repo, mock, finding?.fingerprint ?? '', '--yes');
    expect(ran.stdout).toContain('(a.py:2:8 and 1 more): disabled');
  });

  test('every key that is found, in the history too', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    await repo.write('old.py', `key = "${oldKey}"\napi_key = "${body(40, 8)}"\n`);
    await repo.commit();
    await repo.remove('old.py');
    mock.add(key);
    mock.add(oldKey, { name: 'old' });
    const ran = await revoke(repo, mock, '--all-found', '--history', '--yes');
    expect(ran.exitCode, ran.stderr).toBe(0);
    expect([mock.isLive(key), mock.isLive(oldKey)]).toEqual([false, false]);
  });

  test('a key of another team is for its console', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key, { team: OTHER_TEAM });
    const ran = await revoke(repo, mock, 'a.py', '--yes');
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain(`choose the team ${OTHER_TEAM}`);
  });

  test('a management key is for the console', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createRepository();
    await repo.write('a.py', `key = "${managementKey}"\n`);
    const ran = await revoke(repo, mock, 'a.py', '--yes');
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toMatch(/Management Keys and find "admin" \(xai-\.\.\.\w{4}\)/);
  });
});

describe('without a management key', () => {
  test('it says what to do in the console', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const ran = await repo.keyfence('revoke', 'a.py', '--yes', { env: withoutManagement(mock) });
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr.split('\n').slice(-4)).toEqual([
      expect.stringMatching(/1\. Open https:\/\/console\.x\.ai and choose the team 1111/),
      expect.stringMatching(/2\. Go to API Keys and find "ci" \(xai-\.\.\.\w{4}\)\.$/),
      expect.stringMatching(/3\. Open its menu \(⋮\) and choose Disable, or Delete\.$/),
      '',
    ]);
    expect(mock.requests).toEqual(['GET /v1/api-key']);
  });

  test('and waits for it with --wait', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    const added = mock.add(key);
    mock.onRequest = (_, count) => {
      if (count === 2) added.isDisabled = true;
    };
    const env = withoutManagement(mock);
    const ran = await repo.keyfence('revoke', 'a.py', '--wait', { env });
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.stdout).toContain('xAI rejects it (disabled)');
  });
});

test('an invalid management key is refused', async () => {
  await using mock = await XaiMock.start(managementKey);
  await using repo = await createWithKey();
  const env = { ...mock.env, XAI_MANAGEMENT_KEY: 'wrong' };
  expectRefusal(await repo.keyfence('revoke', 'a.py', { env }), /does not accept XAI_MANAGEMENT/);
});

test.each([
  [['revoke'], /name one key/],
  [['revoke', 'a.py', '--all-found'], /name one key/],
  [['revoke', key], /other users can read a key on a command line/],
  [['revoke', 'a.py:1'], /there is no key there: keys were found at a\.py:2:8/],
  [['revoke', 'b.py'], /several keys there; name one of b\.py:1:1, b\.py:2:1/],
  [['revoke', 'c.py'], /not a key that xAI can be asked about/],
  [['revoke', 'd.py'], /no file or directory d\.py/],
  [['revoke', '0'.repeat(32)], /no key has that fingerprint/],
])('%j is refused', async (args, reason) => {
  await using mock = await XaiMock.start(managementKey);
  await using repo = await createWithKey();
  await repo.write('b.py', `${secondKey}\n${oldKey}\n`);
  await repo.write('c.py', `api_key = "${body(40, 8)}"\n`);
  expectRefusal(await repo.keyfence(...args, { env: mock.env }), reason);
  expect(mock.requests).toEqual([]);
});
