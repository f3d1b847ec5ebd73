import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { expectIncomplete, expectRefusal, scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';
import { describeUnless } from '../support/unless.ts';
import { lackPermissions } from '../support/unprivileged.ts';

const onPosix = test.skipIf(process.platform === 'win32');

describe('what is no regular file', () => {
  onPosix('a symbolic link is not followed', async () => {
    await using repo = await createRepository();
    await repo.write('../outside.txt', key);
    await repo.write('../outside/a.txt', key);
    await repo.link('file', '../outside.txt');
    await repo.link('directory', '../outside');
    await repo.link('loop', 'loop');
    await repo.git('add', 'file', 'directory');
    expect((await scan(repo)).told).toEqual([]);
  });

  onPosix('a symbolic link to a directory is followed when it is named', async () => {
    await using repo = await createRepository();
    await repo.write('inside/a.txt', key);
    await repo.link('near', 'inside');
    expect((await scan(repo, ['near'])).told).toEqual(['inside/a.txt:1 no-xai-key']);
    expect((await scan(repo, ['near/'])).told).toEqual(['inside/a.txt:1 no-xai-key']);
    await repo.write('../outside/b.txt', key);
    await repo.link('far', '../outside');
    expect((await scan(repo, ['far'])).told).toEqual(['../outside/b.txt:1 no-xai-key']);
    await promisify(execFile)('mkfifo', [repo.path('pipe')]);
    await repo.link('to-pipe', 'pipe');
    expectRefusal(await repo.keyfence('scan', 'to-pipe'), /to-pipe/);
  });

  onPosix('the target of a link is text, dangling or not', async () => {
    await using repo = await createRepository();
    await repo.link('tracked', `/run/${key}`);
    await repo.git('add', 'tracked');
    await repo.link('untracked', `/run/${key}`);
    expect((await scan(repo)).told).toEqual(['tracked:1 no-xai-key', 'untracked:1 no-xai-key']);
  });

  onPosix('a tracked file behind a directory that became a link', async () => {
    await using repo = await createRepository();
    await repo.add('dir/sub/tracked.txt', `1\n2\n${key}`);
    await repo.remove('dir');
    await repo.write('../outside/sub/tracked.txt', key);
    await repo.link('dir', '../outside');
    expect((await scan(repo)).told).toEqual(['dir/sub/tracked.txt:3 no-xai-key']);
  });

  onPosix('a pipe by name is a refusal', async () => {
    await using repo = await createRepository();
    await promisify(execFile)('mkfifo', [repo.path('pipe')]);
    expectRefusal(await repo.keyfence('scan', 'pipe'), /pipe/);
    expect((await scan(repo)).told).toEqual([]);
  });

  onPosix.each(['keyfence.config.json', 'package.json', '.keyfence-baseline.jsonl'])(
    'a pipe as %s is a refusal, and not waited for',
    async (name) => {
      await using repo = await createRepository();
      await promisify(execFile)('mkfifo', [repo.path(name)]);
      expectRefusal(await repo.keyfence('scan', '--staged'), /is not a file/);
      await repo.remove(name);
      await repo.write('pipe/file', '');
      await repo.link(name, 'pipe');
      expectRefusal(await repo.keyfence('scan', '--staged'), /is not a file/);
    },
  );

  onPosix('a socket by name is a refusal', async () => {
    await using repo = await createRepository();
    const server = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(repo.path('socket'), () => {
        resolve(listening);
      });
    });
    try {
      expectRefusal(await repo.keyfence('scan', 'socket'), /socket/);
    } finally {
      server.close();
    }
  });

  onPosix('a device by name is a refusal', async () => {
    await using repo = await createRepository();
    expectRefusal(await repo.keyfence('scan', '/dev/null'));
  });
});

describeUnless(lackPermissions, 'what may not be read', () => {
  const options = { unprivileged: true };

  test('a file', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', 'clean');
    await repo.write('open.txt', key);
    await chmod(repo.path('a.txt'), 0);
    for (const args of [[], ['.'], ['a.txt', 'open.txt']]) {
      const ran = await repo.keyfence('scan', ...args, options);
      expectIncomplete(ran, /a\.txt cannot be read: permission denied/);
      // What is wrong with one file hides nothing that is in another.
      expect(ran.stdout).toMatch(/open\.txt:1:1 {2}error/);
      expect(ran.stdout).toContain('1 file could not be scanned; scanned 1 of 2 files');
    }
  });

  test('a directory', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('closed/a.txt', 'clean');
    await repo.write('open.txt', key);
    await chmod(repo.path('closed'), 0);
    const ran = await repo.keyfence('scan', options);
    await chmod(repo.path('closed'), 0o755);
    expectIncomplete(ran, /closed cannot be read: permission denied/);
    expect(ran.stdout).toMatch(/open\.txt:1:1 {2}error/);
  });

  test('a directory that git passes over with a warning', async () => {
    await using repo = await createRepository();
    await repo.write('closed/a.txt', 'clean');
    await repo.write('open.txt', key);
    await chmod(repo.path('closed'), 0);
    const ran = await repo.keyfence('scan', options);
    await chmod(repo.path('closed'), 0o755);
    expectIncomplete(ran, /closed cannot be read: permission denied/);
    expect(ran.stdout).toMatch(/open\.txt:1:1 {2}error/);
  });
});
