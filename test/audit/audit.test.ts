import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, oldKey, secondKey } from '../support/keys.ts';
import type { JsonFinding, JsonReport } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

interface Audited extends JsonReport {
  readonly findings: readonly (JsonFinding & {
    readonly repository: string;
    readonly branch?: string;
    readonly author?: string;
  })[];
  readonly repositories: readonly {
    readonly name: string;
    readonly branch?: string;
    readonly findings: number;
    readonly guard?: { readonly state: string; readonly missing?: readonly string[] };
    readonly coversSecrets?: boolean;
    readonly error?: string;
  }[];
}

const parse = ({ stdout }: KeyfenceRan): Audited => JSON.parse(stdout) as Audited;
const IGNORES = '.env\n.env.*\nsecrets.*\n';

/** A history as `git fast-import` reads it: one process makes a repository. */
function writeHistory(commits: readonly Readonly<Record<string, string>>[]): string {
  return commits
    .map((files, index) => {
      const changes = Object.entries(files).map(
        ([path, content]) =>
          `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`,
      );
      const when = `${1_700_000_000 + index} +0000`;
      return `commit refs/heads/main\nauthor Ada Author <ada@example.com> ${when}\ncommitter C <c@example.com> ${when}\ndata 7\nchange\n\n${changes.join('')}\n`;
    })
    .join('');
}

/** Holds repositories below; itself it is none. */
let home: Repository;

async function make(
  name: string,
  commits: readonly Readonly<Record<string, string>>[],
  bare = false,
): Promise<void> {
  const directory = home.path(name);
  await mkdir(directory, { recursive: true });
  const git = (args: readonly string[], input?: string): void => {
    execFileSync('git', args, {
      cwd: directory,
      env: home.env,
      input,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  };
  git(['init', '--quiet', '--initial-branch=main', ...(bare ? ['--bare'] : [])]);
  git(['fast-import', '--quiet'], writeHistory(commits));
  if (!bare) git(['reset', '--quiet', '--hard', 'main']);
}

async function breakRepository(name: string): Promise<void> {
  await mkdir(home.path(name, '.git'), { recursive: true });
  await writeFile(home.path(name, '.git', 'HEAD'), 'nonsense\n');
}

beforeAll(async () => {
  home = await createRepository({ init: false });
  await make('repos/clean', [{ 'a.txt': 'hello\n', '.gitignore': IGNORES }]);
  // In history alone, and in the work tree as well.
  await make('repos/team/leaky', [
    { 'old.txt': `${oldKey}\n`, '.gitignore': IGNORES },
    { 'old.txt': 'gone\n', 'new.txt': `${key}\n` },
  ]);
  await make('repos/server.git', [{ 'b.txt': `${secondKey}\n` }], true);
  await make('repos/open', [{ 'a.txt': 'hello\n' }]);
  await writeFile(home.path('repos/open/unsaved.txt'), `${key}\n`);
  const hooks = home.path('repos/clean/.git/hooks');
  for (const hook of ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push'])
    await writeFile(join(hooks, hook), `#!/bin/sh\nkeyfence hook ${hook} "$@"\n`, { mode: 0o755 });
});

afterAll(() => home[Symbol.asyncDispose]());

describe('every repository below a directory', () => {
  let report: Audited;
  beforeAll(async () => {
    report = parse(await home.keyfence('audit', 'repos', '--json'));
  });

  test('is scanned, work tree and history, each secret once', () => {
    const told = report.findings
      .filter(({ rule }) => rule === 'no-xai-key')
      .map(({ repository, path, branch, author, inHead }) => [
        repository,
        path,
        branch,
        author,
        inHead,
      ]);
    expect(told).toEqual([
      ['open', 'open/unsaved.txt', 'main', undefined, undefined],
      ['server.git', 'server.git/b.txt', 'main', 'Ada Author', true],
      ['team/leaky', 'team/leaky/new.txt', 'main', 'Ada Author', true],
      ['team/leaky', 'team/leaky/old.txt', 'main', 'Ada Author', false],
    ]);
    expect(report.exit).toBe(1);
  });

  test('tells whether it is guarded and ignores secret files', () => {
    const told = report.repositories.map(({ name, branch, guard, coversSecrets }) => [
      name,
      branch,
      guard?.state,
      coversSecrets,
    ]);
    expect(told).toEqual([
      ['clean', 'main', 'guarded', true],
      ['open', 'main', 'unguarded', false],
      ['server.git', 'main', undefined, undefined],
      ['team/leaky', 'main', 'unguarded', true],
    ]);
  });

  test('is a line for people, and a place in SARIF', async () => {
    const { stdout } = await home.keyfence('audit', 'repos');
    expect(stdout).toMatch(/^clean +main +no findings +guarded +secret files ignored$/m);
    expect(stdout).toMatch(/^open +main +4 findings +no hooks +gaps in \.gitignore$/m);
    expect(stdout).toMatch(/^server\.git +main +1 finding +bare$/m);
    expect(stdout).toMatch(/^team\/leaky\/old\.txt:1:1 /m);
    const sarif = await home.keyfence('audit', 'repos', '--format', 'sarif');
    expect(sarif.stdout).toContain('"uri": "team/leaky/old.txt"');
  });
});

describe('what cannot be audited', () => {
  test.each<[string, string[], RegExp]>([
    ['no directory', ['repos/nowhere'], /is not a directory/],
    ['no repository', ['repos/team/leaky/.git/refs'], /contains no repository/],
  ])('%s', async (_, args, reason) => {
    const ran = await home.keyfence('audit', 'repos/clean', ...args);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(reason);
    expect(ran.stdout).toMatch(/^clean .*guarded/m);
  });

  test('a broken repository hides no other, and does not pass', async () => {
    await breakRepository('broken/one');
    await cp(home.path('repos/team/leaky'), home.path('broken/two'), { recursive: true });
    const ran = await home.keyfence('audit', 'broken', '--json');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/^keyfence: one /);
    const report = parse(ran);
    expect(report.errors.map(({ path }) => path)).toEqual(['one']);
    expect(report.findings.map(({ path }) => path)).toEqual(['two/new.txt', 'two/old.txt']);
    expect(report.repositories.map(({ name, error }) => [name, error !== undefined])).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });

  test('a broken repository inside another one is not taken for the outer one', async () => {
    await make('outer', [{ 'a.txt': 'hello\n', '.gitignore': IGNORES }]);
    await breakRepository('outer/inner');
    const ran = await home.keyfence('audit', 'outer', '--json');
    expect(ran.exitCode).toBe(2);
    expect(parse(ran).errors.some(({ path }) => path === 'outer/inner' || path === 'inner')).toBe(
      true,
    );
  });

  test.each([
    [[], /name directories with repositories/],
    [['-', 'repos'], /takes the list on standard input/],
    [['repos', '--shard', '3/2'], /--shard takes i\/n/],
  ])('%j is refused', async (args, reason) => {
    const ran = await home.keyfence('audit', ...args);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(reason);
  });

  test('an environment that means one repository is refused', async () => {
    const env = { GIT_DIR: home.path('repos/clean/.git') };
    const ran = await home.keyfence('audit', 'repos', { env });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/GIT_DIR is set/);
  });
});

describe('parts, and joining them', () => {
  const list = ['repos/clean', 'repos/team/leaky', 'repos/server.git', 'repos/open'];
  const stdin = list.map((line) => `${line}\n`).join('');
  const parts = ['1/3', '2/3', '3/3'];
  const nameFile = (part: string): string => `part-${part.slice(0, 1)}.json`;

  beforeAll(async () => {
    for (const part of parts) {
      const args = ['audit', '-', '--shard', part, '--format', 'json', '--output', nameFile(part)];
      expect((await home.keyfence(...args, { stdin })).exitCode).toBeLessThan(2);
    }
  });

  test('each directory is in one part', async () => {
    const names: string[] = [];
    for (const part of parts) {
      const ran = await home.keyfence('audit', '-', '--shard', part, '--dry-run', { stdin });
      names.push(...ran.stdout.split('\n').filter(Boolean));
    }
    expect(names.sort()).toEqual(list.toSorted());
  });

  test('are the whole together', async () => {
    const whole = parse(await home.keyfence('audit', '-', '--json', { stdin }));
    const merged = parse(await home.keyfence('merge-reports', ...parts.map(nameFile), '--json'));
    expect(merged.findings).toEqual(whole.findings);
    expect(merged.repositories).toEqual(whole.repositories);
    expect(merged.scanned.files).toBe(whole.scanned.files);
  });

  test('are refused where one is missing', async () => {
    const ran = await home.keyfence('merge-reports', nameFile('1/3'), nameFile('3/3'));
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/shard 2 of 3 is missing/);
  });

  test('reports of different repositories are joined, each under its name', async () => {
    for (const [name, directory] of [
      ['web', 'repos/team/leaky'],
      ['api', 'repos/open'],
    ] as const) {
      const args = ['scan', '--format', 'json', '--output', home.path(`${name}.json`)];
      await home.keyfence(...args, { cwd: directory });
    }
    const merged = parse(await home.keyfence('merge-reports', 'web.json', 'api.json', '--json'));
    expect(
      merged.findings.filter(({ rule }) => rule === 'no-xai-key').map(({ path }) => path),
    ).toEqual(['api/unsaved.txt', 'web/new.txt']);
  });

  test('the same repository, audited on two machines, is there once', async () => {
    for (const name of ['m1.json', 'm2.json'])
      await home.keyfence('audit', 'repos', '--format', 'json', '--output', name);
    const once = parse(await home.keyfence('merge-reports', 'm1.json', '--json'));
    const twice = parse(await home.keyfence('merge-reports', 'm1.json', 'm2.json', '--json'));
    expect(twice.findings).toEqual(once.findings);
    expect(twice.repositories).toEqual(once.repositories);
  });
});

const isLong = process.env['KEYFENCE_LONG'] === '1';

test('many repositories, one of them broken', async () => {
  const count = isLong ? 200 : 12;
  await make('template', [{ 'a.txt': 'hello\n', '.gitignore': IGNORES }, { 'k.txt': `${key}\n` }]);
  const names = Array.from(
    { length: count },
    (_, index) => `many/r${String(index).padStart(3, '0')}`,
  );
  const broken = names[Math.trunc(count / 2)] ?? '';
  for (const name of names)
    if (name !== broken) await cp(home.path('template'), home.path(name), { recursive: true });
  await breakRepository(broken);
  const ran = await home.keyfence('audit', 'many', '--json');
  expect(ran.exitCode).toBe(2);
  const report = parse(ran);
  expect(report.repositories).toHaveLength(count);
  expect(report.errors.map(({ path }) => `many/${path}`)).toEqual([broken]);
  expect(report.findings.filter(({ rule }) => rule === 'no-xai-key')).toHaveLength(count - 1);
});
