import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/hooks/change.ts';
import { GLOBAL_HOOKS } from '../../src/hooks/global-hooks.ts';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { attempt } from '../support/attempt-commit.ts';
import {
  expectGuarded,
  expectStopped,
  init,
  succeed,
  takeSnapshot,
  WITHOUT_AUDIT,
} from '../support/init.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { runBin } from '../support/run-bin.ts';

const HOOKS = 'home/.config/keyfence/hooks';

async function writeHook(repo: Repository, path: string, content: string): Promise<void> {
  await repo.write(path, content);
  await chmod(repo.path(path), 0o755);
}

test('every repository is guarded, in worktrees too, and its own hooks run', async () => {
  await using repo = await createRepository();
  const before = await takeSnapshot(join(repo.directory, 'home'));
  await init(repo, ['--global']);
  await expectGuarded(repo);
  for (const hook of GLOBAL_HOOKS.slice(0, 5)) {
    await writeHook(repo, `.git/hooks/${hook}`, `#!/bin/sh\necho "own ${hook}" >&2\n`);
  }
  await expectStopped(repo);
  await repo.add('a.txt', 'a\n');
  const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
  expect(happened).toBe(true);
  expect(output.match(/own [\w-]+/g)).toEqual(['own pre-commit', 'own commit-msg']);
  await repo.git('worktree', 'add', '-q', '../linked');
  await expectStopped(repo.at(join(repo.directory, 'linked')));
  await writeHook(repo, '.git/hooks/pre-commit', '#!/bin/sh\nexit 3\n');
  await repo.add('a.txt', 'b\n');
  expect((await attempt(repo, ['commit', '-m', 'clean'])).happened).toBe(false);

  await succeed(repo, ['init', '--global', '--undo']);
  expect(await takeSnapshot(join(repo.directory, 'home'))).toEqual(before);
});

test('of husky and lefthook too, wherever git would look', async () => {
  await using repo = await createRepository();
  await init(repo, ['--global']);
  await repo.write('.husky/pre-commit', 'echo husky >&2\n');
  await repo.write('.husky/_/h', 'sh -e ".husky/$(basename "$0")" "$@"\n');
  await writeHook(repo, '.husky/_/pre-commit', '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
  await repo.add('a.txt', 'a\n');
  expect((await attempt(repo, ['commit', '-m', 'clean'])).output).toContain('husky');
  await expectStopped(repo);
  await repo.remove('.husky');
  await writeHook(
    repo,
    '.git/hooks/pre-commit',
    '#!/bin/sh\ncall_lefthook()\n{\n  echo "$@" >&2\n}\ncall_lefthook run "pre-commit" "$@"\n',
  );
  await repo.add('a.txt', 'b\n');
  expect((await attempt(repo, ['commit', '-m', 'clean'])).output).toContain('run pre-commit');
  await expectStopped(repo);
});

test('the doctor proves it, and names who has a core.hooksPath of its own', async () => {
  await using repo = await createRepository();
  expect((await repo.keyfence('doctor', '--global')).stdout).toContain(
    'A KEY WOULD PASS: core.hooksPath is not set for all repositories; run "npx keyfence init --global"',
  );
  await init(repo, ['--global']);
  const proved = await succeed(repo, ['doctor', '--global']);
  expect(proved.stdout.match(/stopped a planted key/g)).toHaveLength(INSTALLED_HOOKS.length);
  expect(proved.stdout).toContain('A key would be stopped here. (all repositories)');
  expect((await succeed(repo, ['doctor', ...WITHOUT_AUDIT])).stdout).toContain(
    'hooks of all repositories',
  );

  await mkdir(repo.path('below/app'), { recursive: true });
  const app = repo.at(repo.path('below/app'));
  await app.git('init', '-q');
  await runBin(app, 'husky/bin.js');
  const { exitCode, stdout } = await repo.keyfence('doctor', '--global', 'below');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`A KEY WOULD PASS in ${app.root}: its own core.hooksPath (.husky/_)`);
  await succeed(app, ['init', ...WITHOUT_AUDIT]);
  expect((await succeed(repo, ['doctor', '--global', 'below'])).stdout).toContain(
    'and its hooks call keyfence',
  );
});

test('a hook that was altered is not run', async () => {
  await using repo = await createRepository();
  await init(repo, ['--global']);
  const path = join(repo.directory, HOOKS, 'pre-commit');
  const content = await readFile(path, 'utf8');
  await repo.write(join('..', HOOKS, 'pre-commit'), `${content}touch '${repo.directory}/ran'\n`);
  const { exitCode, stdout } = await repo.keyfence('doctor', '--global');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('and also');
});

test('the own hooks of a repository run after it', async () => {
  await using repo = await createRepository();
  await init(repo, ['--global']);
  await succeed(repo, ['init', ...WITHOUT_AUDIT]);
  expect(await readFile(repo.path('.git/hooks/pre-commit'), 'utf8')).toContain('keyfence');
  await expectStopped(repo);
  await succeed(repo, ['init', '--undo']);
  await expectStopped(repo);
});

test('what is set already is left, and refused', async () => {
  await using repo = await createRepository();
  await repo.git('config', '--global', 'core.hooksPath', '/elsewhere');
  const before = await takeSnapshot(join(repo.directory, 'home'));
  expectRefusal(
    await repo.keyfence('init', '--global'),
    /core\.hooksPath is set to \/elsewhere for all/,
  );
  expectRefusal(await repo.keyfence('init', '--global', '--vendor'), /--global cannot be combined/);
  expect(await takeSnapshot(join(repo.directory, 'home'))).toEqual(before);
});

test('--undo takes nothing away that is not ours, and no device', async () => {
  await using repo = await createRepository();
  await writeFile(join(repo.directory, 'empty'), '');
  const env = { GIT_CONFIG_GLOBAL: join(repo.directory, 'empty') };
  expect((await succeed(repo, ['init', '--global', '--undo'], { env })).stdout).toBe('');
  expect(await readFile(env.GIT_CONFIG_GLOBAL, 'utf8')).toBe('');
  await mkdir(repo.path('pipe'));
  const change = { path: repo.path('pipe'), before: Buffer.from(''), after: undefined };
  expect(() => {
    applyChange(change, [repo.root]);
  }).toThrow('is not a regular file, so it is not removed');
});
