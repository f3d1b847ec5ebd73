import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FILES_HOOK, INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { makePreCommitFramework } from '../../src/hooks/pre-commit-framework.ts';
import { makeInstallation } from '../support/hook-line.ts';
import { attempt } from '../support/attempt-commit.ts';
import { carryOut } from '../support/carry-out.ts';
import { expectGuarded, expectProved, succeed, WITHOUT_AUDIT } from '../support/init.ts';
import { key, redacted } from '../support/keys.ts';
import { type Repository, createRepository } from '../support/repository.ts';
import { PROJECT } from '../support/run-bin.ts';
import { run } from '../support/run.ts';
import { lackProgram, testUnless } from '../support/unless.ts';

const NAME = '.pre-commit-config.yaml';

describe('the pre-commit framework', () => {
  const lack = lackProgram('pre-commit');
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
    if (lack !== '') return;
    await using repo = await createRepository({ init: false });
    const directory = join(PROJECT, 'node_modules/.cache/keyfence-test');
    await mkdir(directory, { recursive: true });
    const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
    const ran = await run('npm', npm, { cwd: PROJECT, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    const listed = JSON.parse(ran.stdout.toString()) as unknown;
    const [packed] = Object.values(listed as Record<string, { filename: string }>);
    tarball = join(directory, packed?.filename ?? '');
  });

  async function setUp(repo: Repository): Promise<void> {
    await repo.write(NAME, config);
    const { stdout } = await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    expect(stdout).toContain('only the first branch or tag');
    const path = repo.path(NAME);
    const written = await readFile(path, 'utf8');
    await writeFile(path, written.replaceAll(/keyfence@[\d.]+/g, tarball));
    const ran = await run('pre-commit', ['install'], { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    await repo.git('add', NAME);
    await repo.git('commit', '-q', '--no-verify', '-m', 'config');
  }

  test.each([
    ['written so far', config],
    [
      'in CRLF, with its own types',
      `default_install_hook_types: [pre-push]\n${config}`.replaceAll('\n', '\r\n'),
    ],
    ['without an end', config.trimEnd()],
  ])('a configuration %s is extended and put back', async (_, content) => {
    await using repo = await createRepository({ init: false });
    await repo.write(NAME, content);
    const manager = makePreCommitFramework(repo.path(NAME), false);
    carryOut(() => manager.plan(makeInstallation()), repo.root);
    const { repos } = parse(await readFile(repo.path(NAME), 'utf8')) as {
      repos: { hooks: { id: string; entry: string }[] }[];
    };
    expect(repos.map(({ hooks }) => hooks.map(({ id, entry }) => [id, entry]))).toEqual([
      [FILES_HOOK, ...INSTALLED_HOOKS.slice(1)].map((hook) => [
        `keyfence-${hook}`,
        `keyfence hook ${hook} --`,
      ]),
      [['mine', 'echo mine']],
    ]);
    expect(manager.findMissingStep(repo.path('.git/hooks'))).toContain(
      `pre-commit install ${INSTALLED_HOOKS.map((hook) => `--hook-type ${hook}`).join(' ')}`,
    );
    carryOut(() => manager.planRemoval(), repo.root);
    expect(await readFile(repo.path(NAME), 'utf8')).toBe(content);
  });

  test('a configuration in one line is refused', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write(NAME, 'repos: []\n');
    expect(() => makePreCommitFramework(repo.path(NAME), false).plan(makeInstallation())).toThrow(
      /one entry a line/,
    );
  });

  testUnless(lack, 'a real one blocks, and finds what is there with --all-files', async () => {
    await using repo = await createRepository();
    await setUp(repo);
    await expectGuarded(repo);
    await expectToldOnce(repo);
    await expectProved(repo);
    await expectAllFiles(repo);
    await expectRange(repo);
  });

  async function expectToldOnce(repo: Repository): Promise<void> {
    await repo.add('once.txt', `${key}\n`);
    const { happened, output } = await attempt(repo, ['commit', '-m', 'once']);
    expect(happened).toBe(false);
    expect(output.split('once.txt:1:1')).toHaveLength(2);
    await repo.git('rm', '-q', '-f', 'once.txt');
  }

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

  /** Whatever stands in the work tree. */
  async function expectRange(repo: Repository): Promise<void> {
    await repo.git('tag', 'base');
    await repo.add('range.txt', `${key}\n`);
    await repo.git('commit', '-q', '--no-verify', '-m', 'new key');
    await repo.git('tag', 'tip');
    await repo.git('checkout', '-q', 'base');
    const between = ['run', '--from-ref', 'base', '--to-ref', 'tip'];
    const ran = await run('pre-commit', between, { cwd: repo.root, env: repo.env });
    expect(ran.exitCode, ran.stdout.toString()).toBe(1);
    expect(ran.stdout.toString()).toContain('range.txt:1');
    expect(ran.stdout.toString()).not.toContain('old.txt:1');
  }
});
