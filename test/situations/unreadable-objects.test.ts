import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitFile } from '../support/commit-file.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { key, secondKey } from '../support/keys.ts';
import { objectFile } from '../support/object-file.ts';
import { expectIncomplete, expectRefusal, NO_COVERAGE, readReport } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

const plain = ['--config', NO_COVERAGE];
/** More than is held in memory as a whole. */
const LARGE = 13 * 2 ** 20;

/** What may have happened to an object, by what is said of it. */
const damages: Readonly<Record<string, [RegExp, (file: string) => Promise<void>]>> = {
  'is gone': [/the object database has no [0-9a-f]{12}; run "git fsck"/, async (file) => rm(file)],
  'is garbage': [/; run "git fsck"/, async (file) => writeFile(file, 'garbage')],
  'is cut': [/git cat-file failed .*; run "git fsck"/, async (file) => truncate(file, 18)],
};
const cases = Object.entries(damages).map(([name, [said, damage]]) => ({ name, said, damage }));

/** One commit, whose files are `a.txt` and `c.txt` with a key each, and `b.txt` between them. */
let template: Repository;

beforeAll(async () => {
  template = await createRepository();
  await template.commit('empty');
  await template.add('a.txt', `${key}\n`);
  await template.add('b.txt', `${'0123456789\n'.repeat(90)}${secondKey}\n`);
  await template.add('c.txt', `${secondKey}\n`);
});
afterAll(() => template[Symbol.asyncDispose]());

function expectOthers(ran: KeyfenceRan, reason: RegExp): void {
  expectIncomplete(ran, new RegExp(`^keyfence: b\\.txt cannot be read: .*${reason.source}`));
  expect(ran.stdout).toContain('a.txt:1:1  error');
  expect(ran.stdout).toContain('c.txt:1:1  error');
  expect(ran.stdout).toContain('2 errors; 1 file could not be scanned; scanned ');
}

describe.each(cases)('a blob that $name hides nothing', ({ damage, said }) => {
  test('of what is staged', async () => {
    await using repo = await copyRepository(template);
    await damage(await objectFile(repo, ':b.txt'));
    expectOthers(await repo.keyfence('scan', '--staged', ...plain), said);
    const hook = await repo.keyfence('hook', 'pre-commit');
    expect(hook.exitCode).toBe(2);
    expect(hook.stdout).toMatch(/a\.txt:1:1 {2}error.*c\.txt:1:1 {2}error/s);
    expect(hook.stderr).toMatch(/^keyfence: b\.txt cannot be read: .*\n.* commit was blocked/);
  });

  test('of a work tree that lacks the file', async () => {
    await using repo = await copyRepository(template);
    await damage(await objectFile(repo, ':b.txt'));
    await repo.remove('b.txt');
    expectOthers(await repo.keyfence('scan', ...plain), said);
  });

  test('of a range and of a push', async () => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await damage(await objectFile(repo, 'HEAD:b.txt'));
    expectOthers(await repo.keyfence('scan', '--commits', 'HEAD', ...plain), said);
    const stdin = `refs/heads/main ${await repo.head()} refs/heads/main ${'0'.repeat(40)}\n`;
    const push = await repo.keyfence('hook', 'pre-push', 'origin', '../origin.git', { stdin });
    expect(push.exitCode).toBe(2);
    expect(push.stdout).toMatch(/a\.txt:1:1 {2}error.*c\.txt:1:1 {2}error/s);
    expect(push.stderr).toMatch(/^keyfence: b\.txt cannot be read: .*\n.* push was blocked/);
  });

  test('that replaced another: the current one counts as new', async () => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await repo.add('b.txt', `${secondKey}\n`);
    await damage(await objectFile(repo, 'HEAD:b.txt'));
    const ran = await repo.keyfence('scan', '--staged', ...plain, '--format', 'json');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/what is new cannot be told/);
    expect(readReport(ran.stdout).told).toContain('b.txt:1 no-xai-key new');
    await repo.commit('more');
    const range = await repo.keyfence('scan', '--commits', 'HEAD', ...plain, '--format', 'json');
    expect(range.exitCode).toBe(2);
    expect(readReport(range.stdout).told).toEqual(['b.txt:1 no-xai-key new']);
  });
});

describe('a history', () => {
  test.each(cases.filter(({ name }) => name !== 'is gone'))(
    'with a blob that $name',
    async ({ damage, said }) => {
      await using repo = await copyRepository(template);
      await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
      await damage(await objectFile(repo, 'HEAD:b.txt'));
      expectOthers(await repo.keyfence('scan', '--history', ...plain), said);
      const shard = await repo.keyfence('scan', '--history', '--shard', '1/1', ...plain);
      expectOthers(shard, said);
    },
  );

  test('with a blob that is gone is refused before anything else of it is said', async () => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await rm(await objectFile(repo, 'HEAD:b.txt'));
    expectRefusal(await repo.keyfence('scan', '--history', ...plain), /lacks 1 of the objects/);
  });

  test('with something unreachable that cannot be followed', async () => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await repo.git('switch', '--quiet', '--orphan', 'gone');
    await commitFile(repo, 'd.txt', `${key}\n`);
    await rm(await objectFile(repo, 'HEAD^{tree}'));
    await repo.git('switch', '--quiet', '--force', 'main');
    await repo.git('branch', '--quiet', '-D', 'gone');
    await repo.git('reflog', 'expire', '--expire=now', '--all');
    const ran = await repo.keyfence('scan', '--history', ...plain);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/^keyfence: what no branch or tag leads to cannot be followed: /);
    expect(ran.stdout).toMatch(/a\.txt:1:1 {2}error.*c\.txt:1:1 {2}error/s);
  });
});

describe('what makes every answer impossible is refused', () => {
  test.each(['HEAD^{tree}', 'HEAD', 'HEAD~1'])('%s is gone', async (revision) => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await commitFile(repo, 'd.txt', 'clean\n');
    const head = await repo.head();
    await rm(await objectFile(repo, revision));
    const stdin = `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`;
    expectRefusal(await repo.keyfence('scan', '--history', ...plain));
    expectRefusal(await repo.keyfence('scan', '--commits', `${head}~2..${head}`, ...plain));
    const push = await repo.keyfence('hook', 'pre-push', 'origin', '../origin.git', { stdin });
    expect(push).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('a range of a shallow clone, before any of it is read', async () => {
    await using repo = await copyRepository(template);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
    await commitFile(repo, 'd.txt', 'clean\n');
    await repo.git('clone', '--quiet', '--depth', '2', `file://${repo.root}`, '../shallow');
    const shallow = repo.at(repo.path('../shallow'));
    const trace = repo.path('../trace');
    const args = ['scan', '--commits', 'HEAD~1', ...plain];
    expectRefusal(await shallow.keyfence(...args, { env: { GIT_TRACE: trace } }), /fetch-depth: 0/);
    expect(await readFile(trace, 'utf8')).not.toContain('cat-file');
  });
});

test('a large blob that is truncated is scanned as far as it can be read', async () => {
  await using repo = await copyRepository(template);
  const noise = Buffer.alloc(LARGE, 'a line of text that is clean\n');
  await repo.git('config', 'core.compression', '0');
  await repo.add('d.txt', Buffer.concat([Buffer.from(`${key}\n`), noise]));
  const file = await objectFile(repo, ':d.txt');
  await truncate(file, LARGE / 2);
  const check = async (...args: string[]): Promise<void> => {
    const ran = await repo.keyfence('scan', ...args, ...plain);
    expectIncomplete(ran, /^keyfence: d\.txt cannot be read: /);
    expect(ran.stdout).toContain('d.txt:1:1  error');
    expect(ran.stdout).toContain('c.txt:1:1  error');
  };
  await check('--staged');
  await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
  await check('--commits', 'HEAD');
  await check('--history');
});

test('several errors at once, each of which is said', async () => {
  await using repo = await copyRepository(template);
  await repo.add('d.zip', Buffer.from('504b0304', 'hex'));
  await repo.git('commit', '--quiet', '--no-verify', '-m', 'all');
  await truncate(await objectFile(repo, 'HEAD:b.txt'), 18);
  for (const args of [['--commits', 'HEAD'], ['--history']]) {
    const ran = await repo.keyfence('scan', ...args, ...plain, '--format', 'json');
    expect(ran.stderr).toMatch(/^keyfence: .* \(and 1 more, see the report\)\n$/);
    const { errors, scanned, findings } = readReport(ran.stdout);
    expect(errors.map(({ path }) => path).sort()).toEqual(['b.txt', 'd.zip']);
    expect(scanned.failed).toBe(2);
    expect(findings.map(({ path }) => path).sort()).toEqual(['a.txt', 'c.txt']);
  }
});
