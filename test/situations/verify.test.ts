import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/reporters/index.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';
import { known, XaiServer } from '../support/xai-server.ts';

describe('keyfence --verify', () => {
  test('asks only when it is told to', async () => {
    await using server = await XaiServer.start({ [key]: known() });
    await using repo = await createRepository();
    await repo.write('a.txt', key);
    const env = { XAI_BASE_URL: server.url };
    await repo.keyfence({ env });
    expect(server.asked).toEqual([]);
    const ran = await repo.keyfence('--verify', { env });
    expect(server.asked).toEqual([key]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(
      /xai-\.\.\.\w{4} \(active, "ci", team a-team, \d+ days old, any model\)/,
    );
  });

  test('tells it in every format', async () => {
    await using server = await XaiServer.start({ [key]: known({ api_key_disabled: true }) });
    await using repo = await createRepository();
    await repo.write('a.txt', key);
    const env = { XAI_BASE_URL: server.url };
    const pairs = FORMATS.flatMap((format) => ['--format', format, '--output', `../out/${format}`]);
    expect((await repo.keyfence('--verify', ...pairs, { env })).exitCode).toBe(1);
    for (const format of FORMATS) {
      expect(await readFile(repo.path('../out', format), 'utf8'), format).toContain('disabled');
    }
    expect(server.asked).toEqual([key]);
  });

  test('a live key blocks, whatever else is found', async () => {
    await using server = await XaiServer.start({ [key]: known() });
    await using repo = await createRepository();
    await repo.write('a.txt', `${key}\n${secondKey}\n`);
    const env = { XAI_BASE_URL: server.url };
    expect((await repo.keyfence('--verify-only-active', { env })).exitCode).toBe(1);
  });

  test('--verify-only-active passes what xAI does not know, and still shows it', async () => {
    await using server = await XaiServer.start();
    await using repo = await createRepository();
    await repo.write('a.txt', `${key}\n`);
    const env = { XAI_BASE_URL: server.url };
    expect((await repo.keyfence('--verify', { env })).exitCode).toBe(1);
    const ran = await repo.keyfence('--verify-only-active', { env });
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('(invalid)');
  });

  test.each([
    ['a server that fails', { [key]: { status: 501, body: '' } }, key],
    ['a server that is not xAI', { [managementKey]: { status: 200, body: '{}' } }, managementKey],
  ])('--verify-only-active does not pass what cannot be told: %s', async (_, answers, secret) => {
    await using server = await XaiServer.start(answers);
    await using repo = await createRepository();
    await repo.write('a.txt', `${secret}\n`);
    const env = { XAI_BASE_URL: server.url, XAI_MANAGEMENT_URL: server.url };
    expect((await repo.keyfence('--verify-only-active', { env })).exitCode).toBe(1);
  });

  test('--verify-only-active passes a management key that is dead', async () => {
    await using server = await XaiServer.start();
    await using repo = await createRepository();
    await repo.write('a.txt', `${managementKey}\n`);
    const env = { XAI_BASE_URL: server.url, XAI_MANAGEMENT_URL: server.url };
    expect((await repo.keyfence('--verify-only-active', { env })).exitCode).toBe(0);
    expect(server.asked).toEqual([managementKey]);
  });

  test('a server that would be sent keys in the clear is a refusal', async () => {
    await using repo = await createRepository();
    await repo.write('a.txt', key);
    const env = { XAI_BASE_URL: 'http://keys.example.com/v1' };
    expectRefusal(await repo.keyfence('--verify', { env }), /https/);
  });
});
