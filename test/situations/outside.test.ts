import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

const onPosix = test.skipIf(process.platform === 'win32');

describe('outside a repository', () => {
  test('all regular files, whatever an ignore file says', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('.gitignore', '*.log\n');
    await repo.write('a.txt', key);
    await repo.write('deep/.hidden/b.log', `one\n${key}`);
    const told = ['a.txt:1 no-xai-key', 'deep/.hidden/b.log:2 no-xai-key'];
    const all = await scan(repo);
    expect(all.told).toEqual(told);
    expect(all.scanned.files).toBe(3);
    expect((await scan(repo, ['.'])).told).toEqual(told);
    expect((await scan(repo, ['a.txt'])).told).toEqual(['a.txt:1 no-xai-key']);
    expect((await scan(repo, ['deep'])).told).toEqual(['deep/.hidden/b.log:2 no-xai-key']);
    expectRefusal(await repo.keyfence('scan', 'missing'), /missing/);
  });

  onPosix('links are not followed, nor pipes read', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('../outside/a.txt', key);
    await repo.link('directory', '../outside');
    await repo.link('loop/loop', '..');
    await promisify(execFile)('mkfifo', [repo.path('pipe')]);
    expect((await scan(repo)).told).toEqual([]);
  });

  test('a broken GIT_DIR is not "outside"', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.txt', 'clean');
    expectRefusal(await repo.keyfence('scan', { env: { GIT_DIR: repo.path('missing') } }));
  });
});
