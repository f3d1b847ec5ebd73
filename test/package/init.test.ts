import { chmod, cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { key } from '../support/keys.ts';
import { copyPackage, installPackage, pack, runNpm, top } from '../support/package.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';

const INSTALLED = 'node_modules/keyfence/dist/cli.cjs';

/** Has the package by npm; the others copy it. */
let installed: Repository;

beforeAll(async () => {
  installed = await createRepository();
  const { tarball } = await pack(installed);
  await installPackage(installed, tarball);
}, 120_000);

afterAll(async () => {
  await installed[Symbol.asyncDispose]();
});

async function createProject(): Promise<Repository> {
  const repo = await createRepository();
  await copyPackage(installed, repo);
  return repo;
}

async function runInit(repo: Repository): Promise<KeyfenceRan> {
  const { stdout, ...ran } = await run(process.execPath, [repo.path(INSTALLED), 'init'], {
    ...{ cwd: repo.root, env: repo.env },
  });
  return { ...ran, stdout: stdout.toString() };
}

/** A commit with a key does not happen, one without does. */
async function expectGuarded(repo: Repository): Promise<void> {
  await repo.add('client.py', `client = Client(api_key="${key}")\n`);
  const refused = await attempt(repo, ['commit', '-m', 'a key']);
  expect(refused.happened).toBe(false);
  expect(refused.output).toContain('client.py:1:');
  expect(refused.output).toContain('no-xai-key');
  await repo.add('client.py', 'client = Client(api_key=os.environ["XAI_API_KEY"])\n');
  const told = await attempt(repo, ['commit', '-m', `use ${key}`]);
  expect(told.happened).toBe(false);
  expect((await attempt(repo, ['commit', '-m', 'no key'])).happened).toBe(true);
}

/** Every hook with its permissions. */
async function readHooks(directory: string): Promise<Record<string, string>> {
  const files = await readdir(directory, { withFileTypes: true });
  const read = files
    .filter((entry) => entry.isFile())
    .map(async ({ name }) => {
      const path = join(directory, name);
      const { mode } = await stat(path);
      return [name, `${(mode & 0o777).toString(8)} ${await readFile(path, 'latin1')}`] as const;
    });
  return Object.fromEntries(await Promise.all(read));
}

async function writeHook(repo: Repository, name: string, content: string): Promise<void> {
  await repo.write(`.git/hooks/${name}`, content);
  await chmod(repo.path('.git/hooks', name), 0o755);
}

describe('a project without hooks', () => {
  test('npm install, npx keyfence init, and every commit is guarded', async () => {
    await runNpm(['exec', '--no', '--', 'keyfence', 'init'], installed.root, installed.env);
    await expectGuarded(installed);
  }, 60_000);

  test('init once more changes nothing', async () => {
    await using repo = await createProject();
    expect(await runInit(repo)).toMatchObject({ exitCode: 0, stderr: '' });
    const hooks = await readHooks(repo.path('.git/hooks'));
    expect(Object.keys(hooks).sort()).toEqual(
      expect.arrayContaining(['commit-msg', 'pre-commit', 'pre-merge-commit']),
    );
    expect(await runInit(repo)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readHooks(repo.path('.git/hooks'))).toEqual(hooks);
  });

  test('a commit is blocked where the package is gone', async () => {
    await using repo = await createProject();
    await runInit(repo);
    await repo.remove('node_modules');
    await repo.add('a.txt', 'a line\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'before npm install']);
    expect(happened).toBe(false);
    expect(output).toMatch(/npm install/);
  });
});

describe('a project with husky', () => {
  async function installHusky(repo: Repository): Promise<void> {
    await cp(join(top, 'node_modules/husky'), repo.path('node_modules/husky'), {
      recursive: true,
    });
    const { exitCode } = await run(process.execPath, [repo.path('node_modules/husky/bin.js')], {
      ...{ cwd: repo.root, env: repo.env },
    });
    expect(exitCode).toBe(0);
  }

  test.each(['before', 'after'])('init %s husky is set up', async (when) => {
    await using repo = await createProject();
    await repo.write('.husky/pre-commit', 'touch ran\n');
    if (when === 'after') await installHusky(repo);
    expect(await runInit(repo)).toMatchObject({ exitCode: 0, stderr: '' });
    if (when === 'before') await installHusky(repo);
    const hooks = await readHooks(repo.path('.husky'));
    expect(hooks['pre-commit']).toMatch(/touch ran\n$/);
    await expectGuarded(repo);
    expect(await readdir(repo.root)).toContain('ran');
    expect((await runInit(repo)).exitCode).toBe(0);
    expect(await readHooks(repo.path('.husky'))).toEqual(hooks);
  });
});

describe('a project with hooks of its own', () => {
  test('a shell hook that ends in exec keeps working, after ours', async () => {
    await using repo = await createProject();
    const own = 'echo "own hook" >&2\nexec true\n';
    await writeHook(repo, 'pre-commit', `#!/bin/sh\n${own}`);
    expect((await runInit(repo)).exitCode).toBe(0);
    const { 'pre-commit': extended } = await readHooks(repo.path('.git/hooks'));
    expect(extended?.endsWith(own)).toBe(true);
    await expectGuarded(repo);
    await repo.add('b.txt', 'b\n');
    expect((await attempt(repo, ['commit', '-m', 'own'])).output).toContain('own hook');
  });

  test('a hook of its own that refuses still refuses', async () => {
    await using repo = await createProject();
    await writeHook(repo, 'pre-commit', '#!/bin/sh\nexit 3\n');
    await runInit(repo);
    await repo.add('a.txt', 'a line\n');
    expect((await attempt(repo, ['commit', '-m', 'refused'])).happened).toBe(false);
  });

  test.each([
    ['in Python', '#!/usr/bin/env python3\nprint("hook")\n'],
    ['in Node', '#!/usr/bin/env node\nconsole.log("hook");\n'],
    ['that is a binary', '\u007fELF\0\0\0'],
  ])('a hook %s is refused in one sentence, and nothing is touched', async (_, content) => {
    await using repo = await createProject();
    await writeHook(repo, 'commit-msg', content);
    const hooks = await readHooks(repo.path('.git/hooks'));
    const { exitCode, stdout, stderr } = await runInit(repo);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^keyfence: .*commit-msg is no shell script, .*\n$/);
    expect(await readHooks(repo.path('.git/hooks'))).toEqual(hooks);
  });

  test('core.hooksPath of the user is refused in one sentence', async () => {
    await using repo = await createProject();
    await repo.git('config', '--global', 'core.hooksPath', repo.path('..', 'shared-hooks'));
    const { exitCode, stdout, stderr } = await runInit(repo);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^keyfence: core\.hooksPath is set .*\n$/);
    expect(await readdir(repo.directory)).not.toContain('shared-hooks');
  });

  test('core.hooksPath of the repository is where the hooks go', async () => {
    await using repo = await createProject();
    await repo.git('config', 'core.hooksPath', '.githooks');
    expect((await runInit(repo)).exitCode).toBe(0);
    expect(await readdir(repo.path('.githooks'))).toContain('pre-commit');
    await expectGuarded(repo);
  });
});
