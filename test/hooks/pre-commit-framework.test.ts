import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { expectGuarded, expectProved, expectUndone, init } from '../support/init.ts';
import { key, redacted } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { type Repository, createRepository } from '../support/repository.ts';
import { run } from '../support/run.ts';
import { PROJECT } from '../support/run-bin.ts';

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
    const directory = join(PROJECT, 'node_modules/.cache/keyfence-test');
    await mkdir(directory, { recursive: true });
    const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
    const ran = await run('npm', npm, { cwd: PROJECT, env: repo.env });
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
