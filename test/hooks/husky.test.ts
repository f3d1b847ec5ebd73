import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { NOTE_PUSH, readPushNotes } from '../support/expect-push-guarded.ts';
import {
  expectGuarded,
  expectProved,
  expectStopped,
  expectUndone,
  init,
  succeed,
  WITHOUT_AUDIT,
} from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { type Repository, createRepository } from '../support/repository.ts';
import { runBin } from '../support/run-bin.ts';
import { ANOTHER_RUN, isInShare } from '../support/share.ts';
import { testUnless } from '../support/unless.ts';

describe('husky', () => {
  const setUp = (repo: Repository): Promise<void> => runBin(repo, 'husky/bin.js');

  testUnless(isInShare('husky', 1 / 4) ? '' : ANOTHER_RUN, 'a real husky blocks', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.husky/pre-commit', 'echo mine >>ran\n');
    await repo.write('.husky/pre-push', `${NOTE_PUSH}\n`);
    await setUp(repo);
    const { mode } = await stat(repo.path('.husky/pre-commit'));
    expect((await init(repo, WITHOUT_AUDIT)).stdout).not.toContain('executable');
    expect((await stat(repo.path('.husky/pre-commit'))).mode).toBe(mode);
    const pushed = await expectGuarded(repo);
    expect(await readPushNotes(repo)).toBe(pushed);
    await expectProved(repo);
    expect(await readFile(repo.path('ran'), 'utf8')).toContain('mine');
    await expectUndone(repo, '.husky/pre-commit', 'echo mine >>ran\n');
    expect(await readFile(repo.path('.husky/pre-push'), 'utf8')).toBe(`${NOTE_PUSH}\n`);
  });

  test('in a fresh clone it says what is missing', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.husky/pre-commit', 'npm test\n');
    expect((await succeed(repo, ['init', ...WITHOUT_AUDIT])).stdout).toContain(
      'husky is not set up in this checkout yet',
    );
    const doctor = await repo.keyfence('doctor', ...WITHOUT_AUDIT);
    expect(doctor).toMatchObject({ exitCode: 1 });
    expect(doctor.stdout).toContain('A KEY WOULD PASS: husky is not set up in this checkout yet');
  });

  test('with its hooks in a subdirectory', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await runBin(repo, 'husky/bin.js', 'front/.husky');
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    expect(await readFile(repo.path('front/.husky/commit-msg'), 'utf8')).toContain('keyfence');
    await expectStopped(repo);
  });

  test('version 8, where git runs the files themselves', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.git('config', 'core.hooksPath', '.husky');
    const hook = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n:\n';
    await repo.write('.husky/pre-commit', hook);
    await repo.write('.husky/_/husky.sh', ':\n');
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    await expectStopped(repo);
    await expectUndone(repo, '.husky/pre-commit', hook);
  });
});
