import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { expectGuarded, expectStopped, init, succeed, takeSnapshot } from '../support/init.ts';
import { installPackage } from '../support/install-package.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const HOOK = '.git/hooks/pre-commit';

async function writeHook(repo: Repository, content: string | Buffer, mode = 0o755): Promise<void> {
  await repo.write(HOOK, content);
  await chmod(repo.path(HOOK), mode);
}

test('an empty repository gets a hook for commit, merge and message', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  const ran = await init(repo);
  expect(ran.stdout).toContain('Every commit is guarded from now on.');
  expect(ran.stdout).toContain('not shared');
  await expectGuarded(repo);
});

test('--undo leaves nothing behind', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  const before = await takeSnapshot(repo.root);
  await init(repo, ['--yes']);
  await succeed(repo, ['init', '--undo']);
  expect({ ...(await takeSnapshot(repo.root)), '.git/hooks': '' }).toEqual({
    ...before,
    '.git/hooks': '',
  });
});

test('core.hooksPath of the repository', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.git('config', 'core.hooksPath', 'tools/git hooks');
  await init(repo);
  expect(await readFile(repo.path('tools/git hooks/commit-msg'), 'utf8')).toContain('keyfence');
  await expectStopped(repo);
});

test('a global core.hooksPath is refused', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.git('config', '--global', 'core.hooksPath', '/elsewhere');
  const before = await takeSnapshot(repo.root);
  expectRefusal(await repo.keyfence('init'), /core\.hooksPath is set to \/elsewhere.*global/);
  expect(await takeSnapshot(repo.root)).toEqual(before);
});

describe('an existing hook', () => {
  test.each([
    ['exec', '#!/bin/sh\necho mine >>ran\nexec true\n'],
    ['exit', '#!/usr/bin/env bash\nset -eu\necho mine >>ran\nexit 0\n'],
    ['no line feed at its end', '#!/bin/sh\necho mine >>ran'],
    ['no #!', 'echo mine >>ran\n'],
    ['Latin-1', Buffer.from('#!/bin/sh\n# caf\xe9\necho mine >>ran\n', 'latin1')],
  ])('that ends in %s is extended, and put back by --undo', async (_, content) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await writeHook(repo, content);
    await init(repo);
    await expectStopped(repo);
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
    expect(happened, output).toBe(true);
    expect(await readFile(repo.path('ran'), 'utf8')).toBe('mine\n');

    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path(HOOK))).toEqual(Buffer.from(content));
  });

  test('in CRLF keeps its lines, and a block that got CRLF is mended', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await writeHook(repo, 'echo mine\r\necho yours\r\n');
    await init(repo);
    const content = await readFile(repo.path(HOOK), 'utf8');
    expect(content.endsWith('echo mine\r\necho yours\r\n')).toBe(true);

    await writeHook(repo, content.replaceAll(/\r?\n/g, '\r\n'));
    await repo.add('clean.txt', 'clean\n');
    // Nothing passes unseen: a shell cannot read the block.
    expect((await attempt(repo, ['commit', '-m', 'clean'])).happened).toBe(false);
    await init(repo);
    expect(await readFile(repo.path(HOOK), 'utf8')).toBe(content);
    await expectStopped(repo);
  });

  test('that is not executable runs from now on, and that is said', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await writeHook(repo, '#!/bin/sh\n:\n', 0o644);
    const ran = await init(repo);
    expect(ran.stdout).toContain('.git/hooks/pre-commit was not executable');
    await expectStopped(repo);
  });

  test.each([
    ['Python', '#!/usr/bin/env python3\nprint("hi")\n'],
    ['Node', '#!/usr/bin/node\n// sh\n'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])],
  ])('in %s is refused, and nothing is changed', async (_, content) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await writeHook(repo, content);
    const before = await takeSnapshot(repo.root);
    expectRefusal(
      await repo.keyfence('init'),
      /pre-commit is no shell script.*let it call "node node_modules\/keyfence\/dist\/cli\.cjs hook pre-commit"/,
    );
    expect(await takeSnapshot(repo.root)).toEqual(before);
  });

  test('that is a symbolic link stays one', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('scripts/check.sh', '#!/bin/sh\n:\n');
    await chmod(repo.path('scripts/check.sh'), 0o755);
    await repo.link(HOOK, '../../scripts/check.sh');
    await init(repo);
    expect(await readFile(repo.path('scripts/check.sh'), 'utf8')).toContain('keyfence');
    await expectStopped(repo);
    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path(HOOK), 'utf8')).toBe('#!/bin/sh\n:\n');
  });

  test.each([
    ['to no file', '../../gone', /symbolic link to no file/],
    ['out of the repository', '../../../outside.sh', /not this repository's own/],
    ['that another hook is too', 'commit-msg', /are the same file/],
  ])('that is a symbolic link %s is refused', async (_, target, reason) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await writeFile(join(repo.directory, 'outside.sh'), '#!/bin/sh\n');
    await repo.write('.git/hooks/commit-msg', '#!/bin/sh\n');
    await repo.link(HOOK, target);
    const before = await takeSnapshot(repo.root);
    expectRefusal(await repo.keyfence('init'), reason);
    expect(await takeSnapshot(repo.root)).toEqual(before);
  });
});

describe('the hook', () => {
  test('runs in a linked worktree without node_modules', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init']);
    await repo.commit();
    await repo.git('worktree', 'add', '-q', '../linked');
    const linked = repo.at(join(repo.directory, 'linked'));
    await expectStopped(linked);
    await succeed(linked, ['doctor']);
  });

  test('is put in place from a linked worktree', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.commit();
    await repo.git('worktree', 'add', '-q', '../linked');
    await succeed(repo.at(join(repo.directory, 'linked')), ['init']);
    await expectStopped(repo);
  });

  test('runs after the checkout was moved', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init']);
    const moved = repo.at(join(repo.directory, "it's moved"));
    await rename(repo.root, moved.root);
    await expectStopped(moved);
  });

  test('calls the package of a subdirectory', async () => {
    await using repo = await createRepository();
    await installPackage(repo, "front'end");
    await mkdir(repo.path("front'end/src"), { recursive: true });
    await succeed(repo, ['init'], { cwd: "front'end/src" });
    await expectStopped(repo);
  });

  test('blocks with one sentence where there is no node', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init']);
    const bin = join(repo.directory, 'bin');
    await mkdir(bin);
    for (const program of ['git', 'sh']) {
      const path = await findProgram(program);
      await writeFile(join(bin, program), `#!/bin/sh\nexec ${path} "$@"\n`, { mode: 0o755 });
    }
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean'], {
      env: { PATH: bin },
    });
    expect(happened).toBe(false);
    expect(output).toBe(
      'keyfence: no node on the PATH, so nothing was checked and the commit is blocked; start this program from a shell that has it\n',
    );
  });

  test('blocks with one sentence where the package is gone', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init']);
    await repo.remove('node_modules');
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
    expect(happened).toBe(false);
    expect(output).toMatch(/^keyfence: not installed here.*run "npm install"\n$/);
  });
});

test('files that are made may be executed', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await init(repo);
  expect((await stat(repo.path(HOOK))).mode & 0o111).toBe(0o111);
});

test('without the package it is refused', async () => {
  await using repo = await createRepository();
  expectRefusal(await repo.keyfence('init'), /npm install -D keyfence/);
});

async function findProgram(name: string): Promise<string> {
  for (const directory of (process.env['PATH'] ?? '').split(':')) {
    const path = join(directory, name);
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error(`no ${name}`);
}
