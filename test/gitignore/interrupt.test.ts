import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

let directory: string;
let script: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'keyfence-test-'));
  const source = fileURLToPath(
    new URL('../../src/gitignore/audit/check-ignore.ts', import.meta.url),
  );
  const input = join(directory, 'check.ts');
  writeFileSync(
    input,
    `import { checkIgnore } from ${JSON.stringify(source)};
    const files = [{ path: '.gitignore', bytes: Buffer.from('.env') }];
    const paths = Array.from({ length: 400_000 }, (_, index) => 'd/' + index + '/.env');
    await checkIgnore({ files, paths, ignoreCase: false });`,
  );
  script = join(directory, 'check.mjs');
  await build({
    input,
    platform: 'node',
    output: { file: script, format: 'esm' },
    logLevel: 'silent',
  });
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

/**
 * How far it has come when the signal arrives, told by a file: the directory is just made, or git is at work
 * in it, which is started right behind the file and takes seconds.
 */
const MOMENTS: Readonly<Record<string, string>> = {
  'at once': '',
  'while git runs': 'repository/HEAD',
};

test.each(
  (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).flatMap((signal) => {
    return Object.entries(MOMENTS).map(([moment, sign]) => ({ signal, moment, sign }));
  }),
)('$signal leaves nothing behind, $moment', async ({ signal, sign, moment }) => {
  const temporary = join(directory, `${signal} ${moment}`);
  mkdirSync(temporary);
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const isThere = (): boolean => {
    return readdirSync(temporary).some((name) => existsSync(join(temporary, name, sign)));
  };
  while (!isThere() && child.exitCode === null) await wait(1);
  if (sign !== '') await wait(50);
  child.kill(signal);
  expect(await ended, said).toEqual([null, signal]);
  expect(said).toBe('');
  // Longer than a git that was left alone would need to write again.
  await wait(100);
  expect(readdirSync(temporary)).toEqual([]);
});
