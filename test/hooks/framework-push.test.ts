import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

describe('what the pre-commit framework tells of a push', () => {
  let repo: Repository;
  /** The commit that the remote has, with an old key, and one that adds another. */
  let before: string;
  let after: string;

  beforeAll(async () => {
    repo = await createRepository();
    await repo.git('init', '-q', '--bare', '--template=', '../remote.git');
    await repo.git('remote', 'add', 'origin', '../remote.git');
    await repo.write('old.txt', `${oldKey}\n`);
    await repo.commit();
    before = await repo.head();
    await repo.git('push', '-q', 'origin', 'main');
    await repo.write('new.txt', `${key}\n`);
    await repo.commit();
    after = await repo.head();
    await repo.git('tag', '--annotate', '-m', secondKey, 'v1');
  });

  afterAll(() => repo[Symbol.asyncDispose]());

  function push(env: Readonly<Record<string, string>>): Promise<KeyfenceRan> {
    const told = {
      PRE_COMMIT_REMOTE_NAME: 'origin',
      PRE_COMMIT_REMOTE_URL: '../remote.git',
      PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/main',
      PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main',
    };
    return repo.keyfence('hook', 'pre-push', { env: { ...told, ...env } });
  }

  async function expectFound(
    env: Readonly<Record<string, string>>,
    ...keys: readonly string[]
  ): Promise<void> {
    const { exitCode, stdout } = await push(env);
    expect(exitCode, stdout).toBe(1);
    for (const one of [oldKey, key, secondKey]) {
      expect(stdout.includes(redacted(one)), stdout).toBe(keys.includes(one));
    }
  }

  const range = (): Record<string, string> => ({
    PRE_COMMIT_FROM_REF: before,
    PRE_COMMIT_TO_REF: after,
  });

  test('two commits are what is pushed onto what is there', () => expectFound(range(), key));

  test('a branch alone is all that the remote lacks', () => expectFound({}, key));

  test('a branch alone is a whole history where nothing is known of the remote', () =>
    expectFound(
      { PRE_COMMIT_REMOTE_NAME: '../bare.git', PRE_COMMIT_REMOTE_URL: '../bare.git' },
      ...[oldKey, key],
    ));

  test('of a remote without a name the first commit is what is there', () =>
    expectFound(
      { ...range(), PRE_COMMIT_REMOTE_NAME: '../bare.git', PRE_COMMIT_REMOTE_URL: '../bare.git' },
      key,
    ));

  test('what was fetched is not there where another repository is pushed to', () =>
    expectFound({ ...range(), PRE_COMMIT_REMOTE_URL: '../public.git' }, oldKey, key));

  test('the message of a tag is scanned', () =>
    expectFound({ PRE_COMMIT_FROM_REF: before, PRE_COMMIT_TO_REF: 'v1' }, key, secondKey));

  test('what cannot be found is a refusal', async () => {
    const { exitCode, stderr } = await push({ PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/gone' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('so the push was blocked');
    expectRefusal(await push({ PRE_COMMIT_REMOTE_NAME: '' }), /name and the URL/);
  });
});
