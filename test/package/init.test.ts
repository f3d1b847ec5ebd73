import { chmod, cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { key } from '../support/keys.ts';
import { copyPackage, installPackage, pack, runNpm, top } from '../support/package.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';

/** npm takes seconds, and on a busy machine many. */
const SECONDS = 120_000;
const INSTALLED = 'node_modules/keyfence/dist/cli.cjs';

/** Has the package by npm; the others copy it. */
let installed: Repository;

beforeAll(async () => {
  installed = await createRepository();
  const { tarball } = await pack(installed);
  await installPackage(installed, tarball);
}, SECONDS);

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

test(
  'npm install, npx keyfence init, and every commit is guarded',
  async () => {
    await runNpm(['exec', '--no', '--', 'keyfence', 'init'], installed.root, installed.env);
    const hooks = await readHooks(installed.path('.git/hooks'));
    await expectGuarded(installed);
    expect(await runInit(installed)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readHooks(installed.path('.git/hooks'))).toEqual(hooks);
  },
  SECONDS,
);

test(
  'a shell hook that ends in exec keeps working, after ours',
  async () => {
    await using repo = await createProject();
    const own = 'echo "own hook" >&2\nexec true\n';
    await repo.write('.git/hooks/pre-commit', `#!/bin/sh\n${own}`);
    await chmod(repo.path('.git/hooks/pre-commit'), 0o755);
    expect((await runInit(repo)).exitCode).toBe(0);
    const { 'pre-commit': extended } = await readHooks(repo.path('.git/hooks'));
    expect(extended?.endsWith(own)).toBe(true);
    await expectGuarded(repo);
    await repo.add('b.txt', 'b\n');
    expect((await attempt(repo, ['commit', '-m', 'own'])).output).toContain('own hook');
  },
  SECONDS,
);

test(
  'husky, set up after init, runs its own lines and ours',
  async () => {
    await using repo = await createProject();
    await repo.write('.husky/pre-commit', 'touch ran\n');
    expect(await runInit(repo)).toMatchObject({ exitCode: 0, stderr: '' });
    const husky = repo.path('node_modules/husky');
    await cp(join(top, 'node_modules/husky'), husky, { recursive: true });
    await run(process.execPath, [join(husky, 'bin.js')], { cwd: repo.root, env: repo.env });
    const hooks = await readHooks(repo.path('.husky'));
    expect(hooks['pre-commit']).toMatch(/touch ran\n$/);
    await expectGuarded(repo);
    expect(await readdir(repo.root)).toContain('ran');
    expect((await runInit(repo)).exitCode).toBe(0);
    expect(await readHooks(repo.path('.husky'))).toEqual(hooks);
  },
  SECONDS,
);
