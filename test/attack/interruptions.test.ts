import { spawn } from 'node:child_process';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installFakeGit } from '../support/install-fake-git.ts';
import { key } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { cli, createRepository, type Repository } from '../support/repository.ts';
import { start, waitFor, writeMany } from '../support/start.ts';
import { EFFORT, TIMEOUT } from './effort.ts';

const onPosix = describe.skipIf(process.platform === 'win32');
const UNREADABLE: [string, string, string, RegExp] = [
  'what cannot be read',
  '/proc/self/mem',
  'r',
  /standard input cannot be read: /,
];

let many: Repository;

beforeAll(async () => {
  many = await createRepository({ init: false });
  await writeMany(many);
});

afterAll(() => many[Symbol.asyncDispose]());

onPosix('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it at any moment, and leaves nothing behind',
    { timeout: TIMEOUT },
    async (signal) => {
      const temporary = many.path('..', signal);
      await mkdir(temporary);
      for (let delay = 10; delay < 150; delay += EFFORT > 1 ? 2 : 45) {
        const { child, ended } = start(many, ['many'], {
          env: { ...many.env, TMPDIR: temporary },
        });
        await wait(delay);
        child.kill(signal);
        const { signal: endedBy, exitCode } = await ended;
        // Nobody takes a signal for a pass; the answer may have been quicker.
        if (endedBy !== signal) expect(exitCode).toBe(1);
        expect(readdirSync(temporary)).toEqual([]);
      }
    },
  );

  test('that ends the hook stops the commit', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', 'clean');
    const kill = '[ $command = diff ] && { kill -TERM $PPID; sleep 1; }';
    const env = await installFakeGit(repo, kill);
    const { ended } = start(repo, ['hook', 'pre-commit'], { env: { ...repo.env, ...env } });
    expect((await ended).exitCode).not.toBe(0);
  });
});

onPosix('git, asked for the files of a repository,', () => {
  const fakes: Readonly<Record<string, string>> = {
    dies: '[ $command = ls-files ] && kill -9 $$',
    'fails without a word': '[ $command = ls-files ] && exit 1',
    'fails after all output': '[ $command = ls-files ] && { git "$@"; exit 128; }',
    'cuts a name': '[ $command = ls-files ] && { git "$@" | head -c 9; exit; }',
    'answers with noise': '[ $command = ls-files ] && { printf "noise\\0"; exit; }',
    'dies while it reads what is only in the index': '[ $command = cat-file ] && kill -9 $$',
    'cuts what is only in the index': '[ $command = cat-file ] && { git "$@" | head -c 70; exit; }',
  };

  test.each(Object.entries(fakes))('%s', async (_, script) => {
    await using repo = await createRepository();
    await repo.add('tracked.txt', `${'line\n'.repeat(50)}${key}\n`);
    await repo.write('untracked.txt', key);
    await repo.remove('tracked.txt');
    const env = await installFakeGit(repo, script);
    expectRefusal(await repo.keyfence({ env }));
    expectRefusal(await repo.keyfence('.', { env }));
  });
});

onPosix('what the system grants', () => {
  test.each(['24', '14', '8'])('%s open files: an answer or a refusal', async (limit) => {
    const script = 'ulimit -n "$0"; exec "$@"';
    const args = ['-c', script, limit, process.execPath, cli, 'many'];
    const { exitCode } = await waitFor(spawn('sh', args, { cwd: many.root, env: many.env }));
    expect(exitCode).not.toBe(0);
  });

  test.each<[string, string, string, RegExp]>([
    ['a directory', '/', 'r', /standard input is a directory/],
    ['what can only be written', '/dev/null', 'w', /standard input cannot be read: /],
    // The first page of a process's memory; other systems do not show it as a file.
    ...(existsSync('/proc/self/mem') ? [UNREADABLE] : []),
  ])('%s for stdin', async (_, path, flags, reason) => {
    const stdin = openSync(path, flags);
    const { ended } = start(many, ['--stdin'], { stdio: [stdin, 'pipe', 'pipe'] });
    const { exitCode, ...said } = await ended;
    expectRefusal({ ...said, exitCode: exitCode ?? 0 }, reason);
  });

  test('no directory for what is temporary', async () => {
    await using repo = await createRepository();
    await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
    const env = { TMPDIR: repo.path('nowhere') };
    expectRefusal(await repo.keyfence({ env }));
  });
});
