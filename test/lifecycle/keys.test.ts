import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseAge } from '../../src/lifecycle/keys/parse-age.ts';
import { apiKey } from '../../rules/sample.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan } from '../support/repository.ts';
import { XaiMock } from '../support/xai-mock.ts';

const DAY = 86_400_000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY - 1000).toISOString();
}

async function startTeam(): Promise<XaiMock> {
  const mock = await XaiMock.start(managementKey, { flags: 'string' });
  mock.add(key, { name: 'ci', created: daysAgo(100), qps: 5, qpm: 100, tpm: '20000' });
  mock.add(secondKey, {
    ...{ name: 'prod', created: daysAgo(3), acls: ['api-key:model:grok-4'] },
    expires: '2099-01-01T00:00:00Z',
  });
  mock.add(apiKey(31), { name: '=cmd\u001b[31m', created: daysAgo(400), isDisabled: true });
  return mock;
}

/** Outside of any repository: nothing is scanned. */
async function list(mock: XaiMock, ...args: string[]): Promise<KeyfenceRan> {
  await using repo = await createRepository({ init: false });
  return await repo.keyfence('keys', ...args, { env: mock.env });
}

describe('keyfence keys', () => {
  test('lists every key of the team', async () => {
    await using mock = await startTeam();
    const { exitCode, stdout } = await list(mock);
    expect(exitCode).toBe(0);
    const lines = stdout.replace(/xai-\.\.\.\w{4}/g, 'xai-...1234').split('\n');
    expect(lines).toEqual([
      'NAME          KEY          STATE     AGE   EXPIRES     PERMISSIONS              LIMITS',
      '=cmd\\x1b[31m  xai-...1234  disabled  400d  never       any model, any endpoint',
      'ci            xai-...1234  active    100d  never       any model, any endpoint  5/s, 100/min, 20000 tokens/min',
      'prod          xai-...1234  active    3d    2099-01-01  model grok-4',
      '',
      `3 keys of team ${mock.keys[0]?.team ?? ''}`,
      '',
    ]);
  });

  test.each([
    [['--max-age', '90d'], 1, '  100 days old; at most 90 days are allowed'],
    [['--max-age', '1y'], 0, ''],
    [['--no-wildcard'], 1, '  its permissions contain a wildcard'],
    [['--require-expiry'], 1, '  it never expires'],
    [['--wildcard'], 0, ''],
  ])('%j', async (args, exitCode, problem) => {
    await using mock = await startTeam();
    const ran = await list(mock, ...args);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.stdout).toContain(problem);
  });

  test('says which of them a scan found', async () => {
    await using mock = await startTeam();
    await using repo = await createRepository();
    await repo.write('a.py', `key = "${key}"\n`);
    await repo.keyfence('scan', 'a.py', '--format', 'json', '--output', 'report.json');
    const ran = await repo.keyfence('keys', '--found', 'report.json', { env: mock.env });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('  it is in a.py:1:8\n');
  });

  test('as JSON, CSV and HTML', async () => {
    await using mock = await startTeam();
    await using repo = await createRepository({ init: false });
    const formats = ['json', 'csv', 'html'].flatMap((name) => [
      ...['--format', name, '--output', `keys.${name}`],
    ]);
    await repo.keyfence('keys', '--no-wildcard', ...formats, { env: mock.env });
    const read = (name: string): Promise<string> => readFile(repo.path(name), 'utf8');
    expect(JSON.parse(await read('keys.json'))).toMatchObject({
      version: 1,
      keys: [
        { state: 'disabled' },
        { name: 'ci', tpm: 20000, hasWildcard: true },
        { name: 'prod' },
      ],
    });
    const csv = (await read('keys.csv')).split('\r\n');
    expect(csv).toHaveLength(5);
    expect(csv[1]).toContain("'=cmd\\x1b[31m");
    expect(await read('keys.html')).toContain('<td>its permissions contain a wildcard</td>');
  });

  test('pages that go on', async () => {
    await using mock = await XaiMock.start(managementKey);
    for (let i = 0; i < 250; i++) mock.add(apiKey(i + 100), { name: `key ${String(i)}` });
    const { stdout } = await list(mock, '--format', 'json');
    expect((JSON.parse(stdout) as { keys: unknown[] }).keys).toHaveLength(250);
  });
});

test.each([
  [['keys', 'a.py'], /takes no paths/],
  [['keys', '--max-age', 'old'], /such as 90d/],
  [['keys', '--format', 'sarif'], /there are table, json, csv, html/],
  [['keys', '--found', 'none.json'], /none\.json cannot be read/],
])('%j is refused', async (args, reason) => {
  await using mock = await startTeam();
  await using repo = await createRepository({ init: false });
  await writeFile(repo.path('a.py'), '');
  expectRefusal(await repo.keyfence(...args, { env: mock.env }), reason);
});

test('an answer without a list does not pass for an empty one', async () => {
  await using mock = await XaiMock.start(managementKey, { failAt: 2, failWith: 200 });
  await using repo = await createRepository({ init: false });
  const ran = await repo.keyfence('keys', { env: mock.env });
  expectRefusal(ran, /its answer cannot be read/);
});

test('without a management key is refused', async () => {
  await using repo = await createRepository({ init: false });
  expectRefusal(await repo.keyfence('keys'), /needs a management key in XAI_MANAGEMENT_KEY/);
});

test.each([
  ['90', 90],
  ['90d', 90],
  ['2w', 14],
  ['6m', 180],
  ['1y', 365],
])('%s is %i days', (text, days) => {
  expect(parseAge(text)).toBe(days);
});
