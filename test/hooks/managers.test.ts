import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { attempt } from '../support/attempt-commit.ts';
import { expectGuarded, expectStopped, init, succeed } from '../support/init.ts';
import { installPackage, linkPackage } from '../support/install-package.ts';
import { key, redacted } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program of a package, with the repository's environment. */
async function runBin(repo: Repository, file: string, ...args: string[]): Promise<string> {
  const path = join(ROOT, 'node_modules', file);
  const ran = await run(process.execPath, [path, ...args], { cwd: repo.root, env: repo.env });
  expect(ran.exitCode, ran.stdout.toString() + ran.stderr).toBe(0);
  return ran.stdout.toString();
}

/** The doctor says so too, and says that it did not run what is more than keyfence. */
async function expectProved(repo: Repository): Promise<void> {
  expect((await succeed(repo, ['doctor'])).stdout).toContain('read, not run');
  const { stdout } = await succeed(repo, ['doctor', '--run-hooks']);
  expect(stdout.match(/stopped a planted key/g)).toHaveLength(3);
}

/** A file is as it was after `init --undo`. */
async function expectUndone(repo: Repository, path: string, content: string): Promise<void> {
  await succeed(repo, ['init', '--undo']);
  expect(await readFile(repo.path(path), 'utf8')).toBe(content);
}

describe('husky', () => {
  const setUp = (repo: Repository): Promise<string> => runBin(repo, 'husky/bin.js');

  test('a real husky blocks', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.husky/pre-commit', 'echo mine >>ran\n');
    await setUp(repo);
    await init(repo);
    await expectGuarded(repo);
    await expectProved(repo);
    expect(await readFile(repo.path('ran'), 'utf8')).toContain('mine');
    await expectUndone(repo, '.husky/pre-commit', 'echo mine >>ran\n');
  });

  test('in a fresh clone it says what is missing', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.husky/pre-commit', 'npm test\n');
    expect((await init(repo)).stdout).toContain('husky is not set up in this checkout yet');
    const doctor = await repo.keyfence('doctor');
    expect(doctor).toMatchObject({ exitCode: 1 });
    expect(doctor.stdout).toContain('A KEY WOULD PASS: husky is not set up in this checkout yet');
  });

  test('with its hooks in a subdirectory', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await runBin(repo, 'husky/bin.js', 'front/.husky');
    await init(repo);
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
    await init(repo);
    await expectStopped(repo);
    await expectUndone(repo, '.husky/pre-commit', hook);
  });
});

describe('lefthook', () => {
  const program = `lefthook-${process.platform}-${process.arch}/bin/lefthook`;

  async function install(repo: Repository): Promise<void> {
    await linkPackage(repo, program.split('/')[0] ?? '');
    const path = repo.path('node_modules', program);
    const ran = await run(path, ['install'], { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
  }

  test('a real lefthook blocks', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    const config = 'pre-commit:\n  parallel: true\n  commands:\n    mine:\n      run: echo mine\n';
    await repo.write('lefthook.yml', config);
    await init(repo);
    await install(repo);
    await expectGuarded(repo);
    await expectProved(repo);
    await expectUndone(repo, 'lefthook.yml', config);
    await expect(readFile(repo.path('.lefthook/pre-commit/keyfence'))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['jobs', '# ours\npre-commit:\n    jobs:\n        - name: mine\n          run: echo mine\n'],
    ['scripts', 'commit-msg:\n  scripts:\n    "mine":\n      runner: sh\n\n# end\n'],
    ['nothing for our hooks', 'post-merge:\n  commands:\n    a: { run: echo a }\n'],
    ['another directory', 'source_dir: tools/hooks\npre-push:\n  jobs: []\n'],
    ['CRLF', 'pre-commit:\r\n  commands:\r\n    mine:\r\n      run: echo mine\r\n'],
  ])('a configuration with %s is extended and put back', async (name, config) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('lefthook.yml', config);
    await init(repo);
    const written = await readFile(repo.path('lefthook.yml'), 'utf8');
    for (const hook of ['pre-commit', 'pre-merge-commit', 'commit-msg']) {
      expect(parse(written)).toHaveProperty([hook, 'scripts', 'keyfence', 'runner'], 'sh');
      const sources = name === 'another directory' ? 'tools/hooks' : '.lefthook';
      const script = await readFile(repo.path(sources, hook, 'keyfence'), 'utf8');
      expect(script).toContain(`hook ${hook} "$@" || exit $?`);
    }
    await expectUndone(repo, 'lefthook.yml', config);
  });

  test('what no staged file is to lefthook is scanned all the same', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('lefthook.yml', 'pre-commit:\n  commands:\n    a:\n      run: exit 3\n');
    await repo.link('file.txt', 'nowhere');
    await repo.commit();
    await init(repo);
    await install(repo);
    await repo.remove('file.txt');
    await repo.add('file.txt', `${key}\n`);
    const { happened, output } = await attempt(repo, ['commit', '-m', 'type change']);
    expect(happened, output).toBe(false);
    expect(output).toContain('no-xai-key');
  });

  test('TOML', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    const config = '[pre-commit.commands.mine]\nrun = "echo mine"\n';
    await repo.write('lefthook.toml', config);
    await init(repo);
    await install(repo);
    await expectStopped(repo);
    await expectUndone(repo, 'lefthook.toml', config);
  });

  test.each([
    ['lefthook.json', '{ "pre-commit": {} }', /is JSON/],
    [
      'lefthook.yml',
      'pre-commit: { commands: { a: { run: x } } }\n',
      /"pre-commit" in .* one entry a line/,
    ],
    ['lefthook.yml', 'a: [\n', /is not valid YAML/],
  ])('%s that cannot be extended is refused', async (name, config, reason) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write(name, config);
    expectRefusal(await repo.keyfence('init'), reason);
    expect(await readFile(repo.path(name), 'utf8')).toBe(config);
  });

  test('before "lefthook install" it says what is missing', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('lefthook.yml', 'pre-push:\n  jobs: []\n');
    expect((await init(repo)).stdout).toContain('run "npx lefthook install"');
  });
});

describe('simple-git-hooks', () => {
  const install = (repo: Repository): Promise<string> => runBin(repo, 'simple-git-hooks/cli.js');

  test.each([
    [
      'package.json',
      '{\n  "name": "x",\n  "files": ["a", "b"],\n  "simple-git-hooks": {\n    "pre-commit": "echo mine >>ran"\n  }\n}\n',
    ],
    [
      'package.json',
      '{\n\t"simple-git-hooks": {\n\t\t"post-merge": "echo merged",\n\t\t"pre-commit": "echo mine >>ran; exit 0"\n\t}\n}',
    ],
    ['.simple-git-hooks.json', '{ "pre-commit": "echo mine >>ran" }\n'],
  ])('a real simple-git-hooks blocks: %s', async (name, config) => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('package.json', '{}');
    await repo.write(name, config);
    expect((await init(repo)).stdout).toContain('run "npx simple-git-hooks"');
    await install(repo);
    expect((await init(repo)).stdout).toContain('guarded from now on');
    await expectStopped(repo);
    await repo.add('clean.txt', 'clean\n');
    const { happened, output } = await attempt(repo, ['commit', '-m', 'clean']);
    expect(happened, output).toBe(true);
    expect(await readFile(repo.path('ran'), 'utf8')).toContain('mine');
    await expectUndone(repo, name, config);
  });

  test('a configuration that is a program is refused', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await repo.write('.simple-git-hooks.cjs', 'module.exports = {};\n');
    expectRefusal(await repo.keyfence('init'), /is a program/);
  });
});

describe('the pre-commit framework', () => {
  const isThere = spawnSync('pre-commit', ['--version']).status === 0;
  const config = `# ours
repos:
- repo: local
  hooks:
  - id: mine
    name: mine
    entry: echo mine
    language: system
`;
  let tarball: string;

  /** The package as the registry would give it, since pre-commit installs it itself. */
  beforeAll(async () => {
    if (!isThere) return;
    await using repo = await createRepository({ init: false });
    const directory = join(ROOT, 'node_modules/.cache/keyfence-test');
    await mkdir(directory, { recursive: true });
    const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
    const ran = await run('npm', npm, { cwd: ROOT, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    const listed = JSON.parse(ran.stdout.toString()) as unknown;
    const [packed] = Object.values(listed as Record<string, { filename: string }>);
    tarball = join(directory, packed?.filename ?? '');
  }, 60_000);

  async function setUp(repo: Repository): Promise<void> {
    await repo.write('.pre-commit-config.yaml', config);
    await init(repo);
    const path = repo.path('.pre-commit-config.yaml');
    const written = await readFile(path, 'utf8');
    await writeFile(path, written.replaceAll(/keyfence@[\d.]+/g, tarball));
    const ran = await run('pre-commit', ['install'], { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    await repo.git('add', '.pre-commit-config.yaml');
    await repo.git('commit', '-q', '--no-verify', '-m', 'config');
  }

  test('the configuration is extended and put back', async () => {
    await using repo = await createRepository();
    await repo.write('.pre-commit-config.yaml', config);
    const ran = await init(repo);
    expect(ran.stdout).toContain(
      'pre-commit install --hook-type pre-commit --hook-type pre-merge-commit --hook-type commit-msg',
    );
    await expectUndone(repo, '.pre-commit-config.yaml', config);
  });

  test('a configuration in one line is refused', async () => {
    await using repo = await createRepository();
    await repo.write('.pre-commit-config.yaml', 'repos: []\n');
    expectRefusal(await repo.keyfence('init'), /one entry a line/);
  });

  test.skipIf(!isThere)(
    'a real pre-commit blocks, and finds what is there with --all-files (needs pre-commit on the PATH)',
    async () => {
      await using repo = await createRepository();
      await setUp(repo);
      await expectGuarded(repo);
      await expectProved(repo);
      await expectAllFiles(repo);
    },
    120_000,
  );

  /** What is there is found, also when no commit is under way. */
  async function expectAllFiles(repo: Repository): Promise<void> {
    await repo.add('old.txt', `${key}\n`);
    await repo.git('commit', '-q', '--no-verify', '-m', 'old key');
    const all = await run('pre-commit', ['run', '--all-files'], { cwd: repo.root, env: repo.env });
    expect(all.exitCode).toBe(1);
    expect(all.stdout.toString()).toContain(redacted(key));

    // In a commit it is told, and stops nothing.
    await repo.add('old.txt', `${key}\nmore\n`);
    const { happened, output } = await attempt(repo, ['commit', '-m', 'touch']);
    expect(happened, output).toBe(true);
  }
});
