import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import keyfence from '../../src/eslint/index.ts';
import { commitFile } from '../support/commit-file.ts';
import { key } from '../support/keys.ts';
import { VERSIONS } from '../support/lint-project.ts';
import { objectFile } from '../support/object-file.ts';
import { plantPrograms, type Planted } from '../support/plant-programs.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';

/** A repository as somebody may pack it: attributes for every path, a signed commit, an object that is left out. */
async function createHostile(): Promise<Repository> {
  const repo = await createRepository();
  await commitFile(repo, 'a.txt', 'one\n');
  await commitFile(repo, 'missing.txt', 'this will be gone\n');
  await repo.write('.gitattributes', '* filter=planted diff=planted merge=planted\n');
  await repo.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ../sub\n');
  await repo.commit();
  await signHead(repo);
  await repo.add('b.txt', 'two\n');
  return repo;
}

/** Git verifies a signature with the program that the configuration names. */
async function signHead(repo: Repository): Promise<void> {
  const { stdout } = await repo.git('cat-file', 'commit', 'HEAD');
  const text = stdout.toString();
  const signature =
    'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n';
  const signed = text.replace('\n\n', `\n${signature}\n`);
  const hash = await repo.git('hash-object', '-t', 'commit', '-w', '--stdin', { stdin: signed });
  await repo.git('update-ref', 'HEAD', hash.stdout.toString().trim());
}

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  scan: ['scan'],
  'scan of a file': ['scan', 'a.txt'],
  staged: ['scan', '--staged'],
  'a range': ['scan', '--commits', 'HEAD~2..HEAD'],
  'one commit': ['scan', '--commits', 'HEAD'],
  since: ['scan', '--since', 'HEAD~2'],
  ci: ['scan', '--ci'],
  history: ['scan', '--history'],
  'a shard of a history': ['scan', '--history', '--shard', '1/2'],
  gitignore: ['gitignore'],
  'gitignore --fix': ['gitignore', '--fix'],
  'init --dry-run': ['init', '--dry-run'],
  baseline: ['baseline', '--include-new'],
  doctor: ['doctor'],
  explain: ['explain', 'no-xai-key'],
  'hook pre-commit': ['hook', 'pre-commit'],
  'hook pre-merge-commit': ['hook', 'pre-merge-commit'],
  'hook commit-msg': ['hook', 'commit-msg', 'a.txt'],
  'hook pre-commit-files': ['hook', 'pre-commit-files', '--', 'a.txt', 'b.txt'],
  init: ['init', '--yes'],
  'init --undo': ['init', '--undo'],
};

describe.skipIf(process.platform === 'win32')('programs that a repository names', () => {
  let repo: Repository;
  let planted: Planted;
  beforeAll(async () => {
    repo = await createHostile();
    const missing = await objectFile(repo, 'HEAD:missing.txt');
    planted = await plantPrograms(repo, repo.path('.git', 'config'), repo.path('.git'));
    // Git would fetch it.
    await rm(missing);
    // A work tree that differs from the index: git would run the filter to compare the two.
    await repo.write('a.txt', 'another\n');
  });
  afterAll(() => repo[Symbol.asyncDispose]());

  test('git itself runs them: what is planted works', async () => {
    await repo.git('status', { allowFailure: true });
    expect(planted.takeRuns().join('\n')).toContain('core.fsmonitor');
  });

  test.each(Object.entries(COMMANDS))('%s runs none', async (_, args) => {
    await repo.keyfence(...args, { env: { CI: 'true' } });
    expect(planted.takeRuns()).toEqual([]);
  });

  test('a push runs none', async () => {
    const head = await repo.head();
    const zeros = '0'.repeat(head.length);
    const stdin = `refs/heads/main ${head} refs/heads/main ${zeros}\n`;
    await repo.keyfence('hook', 'pre-push', 'origin', 'ssh://planted.invalid/x', { stdin });
    await repo.keyfence('hook', 'pre-push', '../other', '../other', { stdin });
    await repo.keyfence('hook', 'pre-receive', { stdin: `${zeros} ${head} refs/heads/main\n` });
    expect(planted.takeRuns()).toEqual([]);
  });

  test.each(['pre-commit', 'commit-msg'])('the lines of the hook %s run none', async (hook) => {
    await runHookLines(repo, {}, hook).catch(() => undefined);
    expect(planted.takeRuns()).toEqual([]);
  });

  test.each(Object.entries(VERSIONS))('%s runs none', async (_, Version) => {
    const eslint = new Version({
      cwd: repo.root,
      overrideConfigFile: true,
      overrideConfig: keyfence.configs.all,
    });
    await eslint.lintFiles(['.']);
    expect(planted.takeRuns()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a bare repository among the files', () => {
  test('runs nothing for whoever stands in it, and is refused', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', `${key}\n`);
    const inner = repo.path('inner');
    await repo.git('clone', '--quiet', '--bare', '.', inner);
    const planted = await plantPrograms(repo, join(inner, 'config'), inner);
    for (const args of [['scan'], ['scan', '--history'], ['gitignore'], ['doctor']]) {
      const ran = await repo.keyfence(...args, { cwd: 'inner' });
      expect(ran.exitCode, args.join(' ')).toBe(2);
      expect(ran.stderr).toMatch(/is a bare repository in the work tree of .*GIT_DIR=\./);
    }
    const own = await repo.keyfence('scan', '--history', { cwd: 'inner', env: { GIT_DIR: '.' } });
    expect(own.exitCode).toBe(1);
    expect(planted.takeRuns()).toEqual([]);
  });

  test('one that is alone is scanned', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', `${key}\n`);
    await repo.git('clone', '--quiet', '--bare', '.', '../alone.git');
    const ran = await repo.keyfence('scan', '--history', { cwd: '../alone.git' });
    expect(ran.exitCode, ran.stderr).toBe(1);
  });

  test('and one that is its own, beside .git that leads to it', async () => {
    await using repo = await createRepository({ init: false });
    await repo.git('init', '--quiet', '--bare', '.bare');
    await repo.write('.git', 'gitdir: ./.bare\n');
    const ran = await repo.keyfence('scan', '--history', { cwd: '.bare' });
    expect(ran.exitCode, ran.stderr).toBe(0);
  });
});

test.skipIf(process.platform === 'win32')(
  'an empty file of settings that is staged starts no filter',
  async () => {
    await using repo = await createRepository();
    await repo.add('keyfence.config.json', '');
    await repo.add('.keyfence-baseline.jsonl', '');
    await repo.add('.gitattributes', '* filter=planted\n');
    const planted = await plantPrograms(repo, repo.path('.git', 'config'), repo.path('.git'));
    await repo.write('keyfence.config.json', '');
    await repo.write('.keyfence-baseline.jsonl', '');
    await repo.keyfence('scan', '--staged');
    await repo.keyfence('hook', 'pre-commit');
    expect(planted.takeRuns()).toEqual([]);
  },
);

test('a work tree elsewhere that the configuration names is refused, and nothing is written', async () => {
  await using repo = await createRepository();
  await commitFile(repo, 'a.txt', 'one\n');
  const elsewhere = join(repo.directory, 'elsewhere');
  await mkdir(join(elsewhere, 'work'), { recursive: true });
  await writeFile(join(elsewhere, '.gitignore'), '');
  await repo.git('config', 'core.worktree', repo.directory);
  for (const args of [['scan'], ['gitignore', '--fix'], ['init', '--yes'], ['baseline']]) {
    const ran = await repo.keyfence(...args);
    expect(ran.exitCode, args.join(' ')).toBe(2);
    expect(ran.stderr).toContain('core.worktree');
  }
});
