import { chmod, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { attempt } from '../support/attempt-commit.ts';
import { NOTE_PUSH, readPushNotes } from '../support/expect-push-guarded.ts';
import { installFakeNode, type FakeNode } from '../support/fake-node.ts';
import { expectGuarded, init, succeed, takeSnapshot, WITHOUT_AUDIT } from '../support/init.ts';
import { installFakeGit } from '../support/install-fake-git.ts';
import { installPackage } from '../support/install-package.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const HOOK = '.git/hooks/pre-commit';

test('a commit, a merge, a message and a push are guarded', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('.git/hooks/pre-push', `#!/bin/sh\n${NOTE_PUSH}\n`);
  const { stdout } = await init(repo, WITHOUT_AUDIT);
  expect(stdout).toContain('From now on every commit is scanned');
  expect(stdout).toContain('not shared');
  const pushed = await expectGuarded(repo);
  expect(await readPushNotes(repo)).toBe(pushed);
});

test('--undo leaves bytes and permissions as they were', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write(HOOK, '#!/bin/sh\nexec true');
  await chmod(repo.path(HOOK), 0o755);
  await repo.write('.gitignore', 'dist');
  const before = await takeSnapshot(repo.root);
  await succeed(repo, ['init', '--yes']);
  await succeed(repo, ['init', '--undo']);
  expect(await takeSnapshot(repo.root)).toEqual(before);
});

test('a hook that was not executable is reported', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write(HOOK, '#!/bin/sh\n:\n');
  const { stdout } = await succeed(repo, ['init', ...WITHOUT_AUDIT]);
  expect(stdout).toContain('.git/hooks/pre-commit was not executable');
});

test('core.hooksPath of the repository is where they go', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.git('config', 'core.hooksPath', 'tools/git hooks');
  await succeed(repo, ['init', ...WITHOUT_AUDIT]);
  await expectCalled(repo, await installFakeNode(repo));
});

test('what cannot be done is refused, and nothing is changed', async () => {
  await using repo = await createRepository();
  await repo.write('package.json', '{}');
  expectRefusal(await repo.keyfence('init'), /npm install -D keyfence/);
  await installPackage(repo);
  await repo.write('.git/hooks/commit-msg', '#!/usr/bin/env python3\n');
  const before = await takeSnapshot(repo.root);
  expectRefusal(await repo.keyfence('init', '--yes'), /commit-msg is not a shell script/);
  await repo.git('config', '--global', 'core.hooksPath', '/elsewhere');
  expectRefusal(await repo.keyfence('init'), /core\.hooksPath is set to \/elsewhere.*global/);
  expect(await takeSnapshot(repo.root)).toEqual(before);
});

test.each([
  ['', /^keyfence: core\.hooksPath is empty, so a hook of this repository would never run; /],
  [
    'package.json',
    /^keyfence: core\.hooksPath is set to package\.json, which is not a directory, /,
  ],
  [
    '../hooks',
    /^keyfence: core\.hooksPath is set to \.\.\/hooks, which is outside of this repository, /,
  ],
])('core.hooksPath=%j is refused, and the doctor tells', async (path, reason) => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('package.json', '{}');
  await repo.git('config', 'core.hooksPath', path);
  const before = await takeSnapshot(repo.root);
  expectRefusal(await repo.keyfence('init'), reason);
  expect(await takeSnapshot(repo.root)).toEqual(before);
  const { stdout, exitCode } = await repo.keyfence('doctor', ...WITHOUT_AUDIT);
  expect(exitCode).toBe(1);
  expect(stdout.match(/A KEY WOULD PASS/g)).toHaveLength(INSTALLED_HOOKS.length);
  expect(stdout).toMatch(/core\.hooksPath is .*, so no hook file of this repository runs/);
});

test('what is not set is not set, whatever git calls the scope of a default', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  // Git 2.41 and before call it "unknown".
  const script = `case " $* " in *" --default "*) printf 'command\\000\\000'; exit;; esac`;
  const env = await installFakeGit(repo, script);
  await succeed(repo, ['init', ...WITHOUT_AUDIT], { env });
  await succeed(repo, ['init', '--undo'], { env });
});

test('they are put in place from a linked worktree', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await mkdir(repo.path('tools'));
  await repo.link('.git/hooks', '../tools');
  await repo.commit();
  await repo.git('worktree', 'add', '-q', '../linked');
  await succeed(repo.at(join(repo.directory, 'linked')), ['init', ...WITHOUT_AUDIT]);
  await expectCalled(repo, await installFakeNode(repo));
});

test('they call the package of another worktree of a bare repository', async () => {
  await using outer = await createRepository({ bare: true });
  await mkdir(join(outer.directory, 'project'), { recursive: true });
  await rename(outer.root, join(outer.directory, 'project/.bare'));
  const bare = outer.at(join(outer.directory, 'project'));
  await bare.write('.git', 'gitdir: ./.bare\n');
  const tree = (await bare.git('write-tree')).stdout.toString().trim();
  const commit = (await bare.git('commit-tree', '-m', 'first', tree)).stdout.toString().trim();
  await bare.git('branch', 'trunk', commit);
  await bare.git('worktree', 'prune');
  await bare.git('worktree', 'add', '-q', 'trunk', 'trunk');
  await bare.git('worktree', 'add', '-q', '-b', 'other', 'other', 'trunk');
  await installPackage(bare.at(bare.path('trunk')));
  const other = bare.at(bare.path('other'));
  await succeed(other, ['init', ...WITHOUT_AUDIT]);
  await expectCalled(other, await installFakeNode(other));
});

test('where Jujutsu commits no hook runs, and that is reported', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await mkdir(repo.path('.jj'));
  expect((await succeed(repo, ['init', ...WITHOUT_AUDIT])).stdout).toContain('Jujutsu (jj)');
  const { stdout, exitCode } = await repo.keyfence('doctor', ...WITHOUT_AUDIT);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('Jujutsu (jj) commits and pushes here without running any git hook');
  expect(stdout).toContain('A key would pass here.');
});

test('they call the package of a subdirectory', async () => {
  await using repo = await createRepository();
  await installPackage(repo, "front'end");
  await mkdir(repo.path("front'end/src"), { recursive: true });
  await succeed(repo, ['init', ...WITHOUT_AUDIT], { cwd: "front'end/src" });
  await expectCalled(repo, await installFakeNode(repo));
});

describe('once it is in place, the hook', () => {
  let repo: Repository;
  let node: FakeNode;

  beforeAll(async () => {
    repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    await repo.commit();
    node = await installFakeNode(repo);
  });

  afterAll(() => repo[Symbol.asyncDispose]());

  test('runs in a linked worktree without node_modules, and the doctor proves it', async () => {
    await repo.git('worktree', 'add', '-q', '../linked');
    const linked = repo.at(join(repo.directory, 'linked'));
    await expectCalled(linked, node);
    const { stdout } = await succeed(linked, ['doctor', ...WITHOUT_AUDIT]);
    expect(stdout.match(/stopped a planted key/g)).toHaveLength(INSTALLED_HOOKS.length);
  });

  test('runs after the checkout was moved', async () => {
    const moved = repo.at(join(repo.directory, "it's moved"));
    await rename(repo.root, moved.root);
    await expectCalled(moved, node);
    await rename(moved.root, repo.root);
  });

  test('blocks with one sentence if there is no node', async () => {
    const bin = join(repo.directory, 'bin');
    await mkdir(bin);
    for (const program of ['git', 'sh']) {
      const path = await findProgram(program);
      await writeFile(join(bin, program), `#!/bin/sh\nexec ${path} "$@"\n`, { mode: 0o755 });
    }
    await expectBlocked(
      { PATH: bin },
      'keyfence: no node on the PATH, so the commit was blocked; start this program from a shell that has it\n',
    );
  });

  test('blocks with one sentence where the package is gone', async () => {
    await rename(repo.path('node_modules'), join(repo.directory, 'gone'));
    await expectBlocked(
      {},
      'keyfence: not installed here, so the commit was blocked; run "npm install"\n',
    );
    const push = await repo.git('push', '.', 'HEAD:refs/heads/other', { allowFailure: true });
    expect(push.exitCode).not.toBe(0);
    expect(push.stderr).toMatch(/^keyfence: not installed here, so the push was blocked; /);
    await rename(join(repo.directory, 'gone'), repo.path('node_modules'));
  });

  async function expectBlocked(env: Record<string, string>, said: string): Promise<void> {
    const commit = ['commit', '--allow-empty', '-m', 'clean'];
    const { happened, output } = await attempt(repo, commit, { env });
    expect(happened).toBe(false);
    expect(output).toBe(said);
  }
});

/** A commit runs the hooks, which find Node and the package. */
async function expectCalled(repo: Repository, node: FakeNode): Promise<void> {
  const commit = ['commit', '--allow-empty', '-m', 'clean'];
  const { happened, output } = await attempt(repo, commit, { env: node.env });
  expect(happened, output).toBe(true);
  const calls = await node.takeCalls();
  // The message is cleared without it.
  expect(calls.map(([, ...args]) => args.slice(0, 2))).toEqual([['hook', 'pre-commit']]);
}

async function findProgram(name: string): Promise<string> {
  for (const directory of (process.env['PATH'] ?? '').split(':')) {
    const path = join(directory, name);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(`no ${name}`);
}
