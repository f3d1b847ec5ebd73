import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeAtomically } from '../../src/files/write-atomically.ts';
import { installPackage } from '../support/install-package.ts';
import { key } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const OUTSIDE = 'what was there before\n';

/** A repository with links in it, and a file and a directory beside it that nothing may be written to. */
interface Situation {
  /** Links of the repository: where they are, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const LEFTHOOK = 'pre-commit:\n  commands: {}\n';
const YES = ['init', '--yes'];
const BASELINE = ['baseline', '--include-new'];

const situations: Readonly<Record<string, Situation>> = {
  'a .gitignore that is a link, which --fix would append to': {
    links: { '.gitignore': '../outside/file' },
    args: ['gitignore', '--fix'],
  },
  'lefthook.yml': {
    links: { 'lefthook.yml': '../outside/lefthook.yml' },
    args: YES,
  },
  'a directory of scripts that is a link': {
    links: { '.lefthook': '../outside' },
    files: { 'lefthook.yml': LEFTHOOK },
    args: YES,
  },
  'a directory of scripts that the configuration names': {
    files: { 'lefthook.yml': `source_dir: ../outside\n${LEFTHOOK}` },
    args: YES,
  },
  'a package.json that is a link': {
    links: { 'package.json': '../outside/package.json' },
    args: YES,
  },
  'a file of hooks that package.json names': {
    files: { 'package.json': '{"simple-git-hooks":"../outside/package.json"}\n' },
    args: YES,
  },
  'a configuration of pre-commit': {
    links: { '.pre-commit-config.yaml': '../outside/pre-commit.yaml' },
    args: YES,
  },
  'the directory of husky': { links: { '.husky': '../outside' }, args: YES },
  'a baseline that is a link': {
    links: { '.keyfence-baseline.jsonl': '../outside/file' },
    args: BASELINE,
  },
  'a baseline below a directory that is a link': {
    links: { linked: '../outside' },
    files: { 'keyfence.config.json': '{"baseline":"linked/b.jsonl"}\n' },
    args: BASELINE,
  },
  'a report that is a link': {
    links: { 'keyfence.sarif': '../outside/file' },
    args: ['--format', 'sarif', '--output', 'keyfence.sarif'],
  },
  'a report below a directory that is a link': {
    links: { reports: '../outside' },
    args: ['--format', 'sarif', '--output', 'reports/keyfence.sarif'],
  },
  'a report that is a link to what is not there': {
    links: { 'keyfence.sarif': '../outside/new' },
    args: ['--format', 'sarif', '--output', 'keyfence.sarif'],
  },
  'a link into .git': { links: { '.gitignore': '.git/config' }, args: ['gitignore', '--fix'] },
  'a link that is tracked, to a file of the repository': {
    links: { '.gitignore': 'docs/ignore' },
    files: { 'docs/ignore': '*.log\n' },
    args: ['gitignore', '--fix'],
  },
};

async function create({ links = {}, files = {} }: Situation): Promise<Repository> {
  const repo = await createRepository();
  const outside = join(repo.directory, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'file'), OUTSIDE);
  await writeFile(join(outside, 'lefthook.yml'), LEFTHOOK);
  await writeFile(join(outside, 'package.json'), '{"simple-git-hooks":{}}\n');
  await writeFile(join(outside, 'pre-commit.yaml'), 'repos:\n  - repo: local\n    hooks:\n');
  await repo.write('a.txt', `${key}\n`);
  for (const [path, content] of Object.entries(files)) await repo.write(path, content);
  for (const [path, target] of Object.entries(links)) await repo.link(path, target);
  await installPackage(repo);
  await repo.commit();
  return repo;
}

/** Everything that may not change. */
async function look(repo: Repository): Promise<string[]> {
  const names = ['file', 'lefthook.yml', 'package.json', 'pre-commit.yaml'];
  const files = names.map((name) => join(repo.directory, 'outside', name));
  const inside = [repo.path('.git/config'), repo.path('docs/ignore')].filter((path) =>
    existsSync(path),
  );
  return Promise.all([...files, ...inside].map((path) => readFile(path, 'utf8')));
}

describe.skipIf(process.platform === 'win32')('nothing is written through a link', () => {
  test.each(Object.entries(situations))('%s', async (_, situation) => {
    await using repo = await create(situation);
    const before = await look(repo);
    const ran = await repo.keyfence(...situation.args);
    expect(await look(repo)).toEqual(before);
    expect(existsSync(join(repo.directory, 'outside', 'new'))).toBe(false);
    expect(existsSync(join(repo.directory, 'outside', 'b.jsonl'))).toBe(false);
    expect(existsSync(join(repo.directory, 'outside', 'pre-commit'))).toBe(false);
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(2);
    expect(ran.stderr).toMatch(/^keyfence: .*(?:outside of this repository|symbolic link|git)/);
  });

  test.each(['.gitignore', '.gitattributes'])(
    'init leaves a %s that is a link alone, and says so',
    async (name) => {
      await using repo = await create({ links: { [name]: '../outside/file' }, args: YES });
      const before = await look(repo);
      const ran = await repo.keyfence(...YES);
      expect(ran.stdout).toContain(`${name} is not a regular file`);
      expect(await look(repo)).toEqual(before);
    },
  );

  test('a report outside of the repository is written where the user says', async () => {
    await using repo = await create({ args: [] });
    const ran = await repo.keyfence('--format', 'json', '--output', '../outside/report.json');
    expect(ran.exitCode).toBe(1);
    expect(existsSync(join(repo.directory, 'outside', 'report.json'))).toBe(true);
  });

  test('a name that can be guessed is not opened on the way', async () => {
    await using repo = await create({ args: [] });
    const path = repo.path('report.json');
    const outside = join(repo.directory, 'outside', 'file');
    await symlink(outside, `${path}.keyfence-${process.pid}`);
    writeAtomically(path, Buffer.from('{}\n'));
    expect(await readFile(outside, 'utf8')).toBe(OUTSIDE);
    expect(await readFile(path, 'utf8')).toBe('{}\n');
  });
});
