import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, oldKey, redacted } from '../support/keys.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

const FILES_HOOK = ['hook', 'pre-commit-files'];

describe('between two refs', () => {
  let repo: Repository;

  /** `before` has a key; `after` adds one, moves the old one, and is not what stands in the work tree. */
  beforeAll(async () => {
    repo = await createRepository();
    await repo.write('old.txt', `${oldKey}\n`);
    await repo.write('same.txt', `${oldKey}\n`);
    await repo.commit();
    await repo.git('tag', 'before');
    await repo.git('mv', 'old.txt', 'moved.txt');
    await repo.write('new.txt', `${key}\n`);
    await repo.commit();
    await repo.git('tag', 'after');
    await repo.git('checkout', '-q', 'before');
    await repo.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'on');
    await repo.git('tag', 'beside');
    await repo.write('dirty.txt', `${key}\n`);
    await repo.git('checkout', '-q', '--orphan', 'alone');
    await repo.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'alone');
    await repo.git('tag', 'alone-tag');
    await repo.git('checkout', '-q', 'beside');
  });

  afterAll(() => repo[Symbol.asyncDispose]());

  function runBetween(from: string, to: string, ...names: string[]): Promise<KeyfenceRan> {
    const env = { PRE_COMMIT_FROM_REF: from, PRE_COMMIT_TO_REF: to };
    return repo.keyfence(...FILES_HOOK, ...names, { env });
  }

  test.each([
    ['no names', []],
    ['names of the work tree', ['dirty.txt', 'same.txt']],
  ])('what the range adds is found, with %s', async (_, names) => {
    const { exitCode, stdout } = await runBetween('before', 'after', ...names);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/new\.txt:1:/);
    expect(stdout).toContain(redacted(key));
    expect(stdout).toMatch(/moved\.txt:1:.*/);
    expect(stdout).toMatch(/already[- ]committed/i);
    expect(stdout).not.toMatch(/dirty|same/);
    expect(stdout).toContain('scanned 2 blobs, 1 commit');
  });

  test('what one side has and the other never had is not added by it', async () => {
    expect((await runBetween('beside', 'after')).exitCode).toBe(1);
    const { exitCode, stdout } = await runBetween('after', 'beside');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('scanned 0 blobs, 1 commit');
    expect((await runBetween('after', 'after')).stdout).toContain(
      'no commits between after and after',
    );
  });

  test('all of a history that has nothing in common with the other side is added', async () => {
    const { exitCode, stdout } = await runBetween('before', 'alone-tag');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/same\.txt:1:.*error/);
  });

  test('what came and went again in between is found', async () => {
    await repo.git('checkout', '-q', 'before');
    await repo.write('short.txt', `${key}\n`);
    await repo.commit('came');
    await repo.remove('short.txt');
    await repo.commit('went');
    const { exitCode, stdout } = await runBetween('before', 'HEAD');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('short.txt:1');
    await repo.git('checkout', '-q', 'beside');
  });

  test('what a baseline accepts is accepted', async () => {
    await repo.git('checkout', '-q', 'after');
    await repo.keyfence('baseline');
    expect((await runBetween('before', 'after')).exitCode).toBe(0);
    await repo.remove('.keyfence-baseline.jsonl');
    await repo.git('checkout', '-q', 'beside');
  });

  test.each([
    ['from', '', 'after', /have to name two commits/],
    ['to', 'before', '', /have to name two commits/],
    ['an option', '--output=x', 'after', /have to name two commits/],
    ['no commit', 'before', 'nowhere', /there is no commit "nowhere"/],
    ['the zeros of a ref that is not there', '0'.repeat(40), 'after', /there is no commit "0{12}"/],
  ])('a ref that is missing or wrong is a refusal: %s', async (_, from, to, reason) => {
    const ran = await runBetween(from, to);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(reason);
  });
});

describe('without refs', () => {
  test('the named files are scanned, and what a baseline accepts is accepted', async () => {
    await using repo = await createRepository();
    await repo.add('.gitignore', '.env\n.env.*\nsecrets.*\n');
    await repo.add('a.txt', `${oldKey}\n`);
    expect((await repo.keyfence(...FILES_HOOK, 'a.txt')).exitCode).toBe(1);
    expect((await repo.keyfence(...FILES_HOOK, '.gitignore')).exitCode).toBe(0);
    await repo.keyfence('baseline');
    expect((await repo.keyfence(...FILES_HOOK, 'a.txt')).exitCode).toBe(0);
  });

  test('what is staged is left to its own hook, and no name is not everything', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', `${key}\n`);
    const env = { GIT_INDEX_FILE: repo.path('.git/index') };
    for (const names of [['a.txt'], []]) {
      const { exitCode, stdout } = await repo.keyfence(...FILES_HOOK, ...names, { env });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('nothing to scan but what is staged');
    }
  });
});
