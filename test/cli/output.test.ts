import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { cli, createRepository } from '../support/repository.ts';

test('exit 2 when the reader has gone: what was found did not reach it', async () => {
  await using repo = await createRepository();
  await repo.write('a.txt', `${key}\n`);
  const child = spawn(process.execPath, [cli], { cwd: repo.root, env: repo.env });
  child.stdout.destroy();
  const [stderr, exitCode] = await Promise.all([
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  expect(stderr).toMatch(
    /^keyfence: the report could not be written: its reader is gone or the disk is full\n$/,
  );
  expect(exitCode).toBe(2);
});

test.runIf(process.platform === 'linux')('exit 2 when the disk is full', async () => {
  await using repo = await createRepository();
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [cli], {
    ...{ cwd: repo.root, env: repo.env },
    stdio: ['ignore', full, 'pipe'],
  });
  const [stderr, exitCode] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  expect(stderr).toMatch(/^keyfence: the report could not be written: /);
  expect(exitCode).toBe(2);
});

test.each([
  ['a mistake of the user', ['--format', 'xml'], 'UsageError]: there is no format "xml"'],
  ['one with a cause', ['--stagged'], '[cause]: TypeError'],
])('KEYFENCE_DEBUG shows where an error comes from: %s', async (_, args, shown) => {
  await using repo = await createRepository({ init: false });
  const usual = await repo.keyfence(...args);
  expect(usual.stderr.trim().split('\n')).toHaveLength(1);
  const ran = await repo.keyfence(...args, { env: { KEYFENCE_DEBUG: '1' } });
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr.startsWith(usual.stderr)).toBe(true);
  expect(ran.stderr).toContain(shown);
  expect(ran.stderr).toContain('    at ');
});

test('KEYFENCE_DEBUG does not show what a configuration holds', async () => {
  await using repo = await createRepository();
  const secret = '3f9a8b7c6d5e4f3a';
  await repo.write('keyfence.config.json', `{ "hush": ${secret} }`);
  const { stderr } = await repo.keyfence({ env: { KEYFENCE_DEBUG: '1' } });
  expect(stderr).toContain('ConfigError]: keyfence.config.json is not valid JSON');
  expect(stderr).not.toContain(secret.slice(0, 8));
});

test.each([
  ['a report of another scanner', ['baseline', '--import', 'a.json'], {}],
  ['a report of a shard', ['merge-reports', 'a.json'], {}],
  ['a baseline', ['scan'], {}],
  ['the event of a build', ['scan', '--ci'], { GITHUB_ACTIONS: 'true' }],
] as const)('KEYFENCE_DEBUG does not show what %s holds', async (_, args, env) => {
  await using repo = await createRepository();
  const secret = '3f9a8b7c6d5e4f3a';
  for (const name of ['a.json', '.keyfence-baseline.jsonl']) await repo.write(name, `x${secret}`);
  const event = { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: repo.path('a.json') };
  const { stderr, exitCode } = await repo.keyfence(...args, {
    env: { KEYFENCE_DEBUG: '1', ...event, ...env },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('[cause]: SyntaxError');
  expect(stderr).not.toContain(secret.slice(0, 4));
});
