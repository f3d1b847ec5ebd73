import { describe, expect, test } from 'vitest';
import { attempt, expectCommit } from '../support/attempt-commit.ts';
import { key, oldKey, redacted } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

type Files = Readonly<Record<string, string>>;

async function commitFiles(repo: Repository, files: Files, message: string): Promise<void> {
  for (const [path, content] of Object.entries(files)) await repo.write(path, content);
  await repo.commit(message);
}

/** Two lines of history, `main` checked out: both start from `shared.txt`. */
async function diverge(repo: Repository, main: Files, feature: Files): Promise<void> {
  await commitFiles(repo, { 'shared.txt': 'shared\n' }, 'base');
  await repo.git('switch', '--quiet', '--create', 'feature');
  await commitFiles(repo, feature, 'feature');
  await repo.git('switch', '--quiet', 'main');
  await commitFiles(repo, main, 'main');
}

/** A remote that has everything that `branches` have. */
async function publish(repo: Repository, ...branches: readonly string[]): Promise<void> {
  await repo.git('init', '--quiet', '--bare', '--template=', '../remote.git');
  await repo.git('remote', 'add', 'origin', '../remote.git');
  await repo.git('push', '--quiet', '--no-verify', 'origin', ...branches);
}

const OURS: Files = { 'main.txt': 'main\n' };

describe('a merge that git commits by itself', () => {
  test('a clean one happens', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': 'feature\n' });
    await repo.installHook();
    const { happened } = await attempt(repo, ['merge', '--no-edit', 'feature']);
    expect(happened).toBe(true);
  });

  test('of a local branch that holds a key is stopped', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `one\n${key}\n` });
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '--no-edit', 'feature']);
    expect(happened).toBe(false);
    expect(output).toContain('feature.txt');
    expect(output).toContain(redacted(key));
  });

  test('of what a remote has already happens, and is told', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `${oldKey}\n` });
    await publish(repo, 'feature');
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '--no-edit', 'origin/feature']);
    expect(happened).toBe(true);
    expect(output).toContain(redacted(oldKey));
    expect(output).toMatch(/already[- ]committed/i);
    expect(output).toMatch(/rotate/i);
  });

  test('of a local branch whose key a remote has already happens, and is told', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `${oldKey}\n` });
    await publish(repo, 'feature');
    await repo.git('switch', '--quiet', 'feature');
    await commitFiles(repo, { 'unpublished.txt': 'clean\n' }, 'ahead of the remote');
    await repo.git('switch', '--quiet', 'main');
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '--no-edit', 'feature']);
    expect(happened).toBe(true);
    expect(output).toMatch(/already[- ]committed/i);
  });

  test('of a local branch with a key that came after the push is stopped', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `${oldKey}\n` });
    await publish(repo, 'feature');
    await repo.git('switch', '--quiet', 'feature');
    await commitFiles(repo, { 'feature.txt': `${oldKey}\n${key}\n` }, 'ahead of the remote');
    await repo.git('switch', '--quiet', 'main');
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '--no-edit', 'feature']);
    expect(happened).toBe(false);
    expect(output).toContain(redacted(key));
  });

  test('of what our side has already happens', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'main.txt': `${oldKey}\n` }, { 'feature.txt': 'feature\n' });
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '--no-edit', 'feature']);
    expect(happened).toBe(true);
    expect(output).not.toContain(redacted(oldKey));
  });

  test.each([
    ['the key in the last head', key, false],
    ['no key', 'clean', true],
  ])('of three branches: %s', async (_, content, happens) => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': 'feature\n' });
    await repo.git('switch', '--quiet', '--create', 'third', 'main~1');
    await commitFiles(repo, { 'third.txt': content }, 'third');
    await repo.git('switch', '--quiet', 'main');
    await repo.installHook();
    const { happened } = await attempt(repo, ['merge', '--no-edit', 'feature', 'third']);
    expect(happened).toBe(happens);
  });

  test('with a key in its message is stopped by commit-msg', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': 'feature\n' });
    await repo.installHook();
    const { happened, output } = await attempt(repo, ['merge', '-m', `with ${key}`, 'feature']);
    expect(happened).toBe(false);
    expect(output).toContain(redacted(key));
  });
});

describe('a merge that a person commits', () => {
  test.each([
    ['with a key that neither side had', `ours\ntheirs\n${key}\n`, ['shared.txt:3 no-xai-key new']],
    ['without one', 'ours\ntheirs\n', []],
  ])('a conflict, solved %s', async (_, solution, told) => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': 'theirs\n' });
    const merge = await repo.git('merge', 'feature', { allowFailure: true });
    expect(merge.exitCode).toBe(1);
    await repo.add('shared.txt', solution);
    await expectCommit(repo, [], told);
  });

  test('a conflict, solved with the key that theirs brings', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': `${key}\n` });
    await repo.git('merge', 'feature', { allowFailure: true });
    await repo.add('shared.txt', `ours\n${key}\n`);
    await expectCommit(repo, [], ['shared.txt:2 no-xai-key new']);
  });

  test('a conflict, solved with the key that theirs brings from the remote', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': `${oldKey}\n` });
    await publish(repo, 'feature');
    await repo.git('merge', 'origin/feature', { allowFailure: true });
    await repo.add('shared.txt', `ours\n${oldKey}\n`);
    await expectCommit(repo, [], ['shared.txt:2 no-xai-key already-committed']);
  });

  test('an evil one, which adds a key to what both sides brought', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `${oldKey}\n` });
    await publish(repo, 'feature');
    await repo.git('merge', '--no-commit', 'origin/feature');
    await repo.add('evil.txt', key);
    await expectCommit(
      repo,
      [],
      ['evil.txt:1 no-xai-key new', 'feature.txt:1 no-xai-key already-committed'],
    );
  });

  test('a squash of a local branch', async () => {
    await using repo = await createRepository();
    await diverge(repo, OURS, { 'feature.txt': `${key}\n` });
    await repo.git('merge', '--squash', 'feature');
    await expectCommit(repo, [], ['feature.txt:1 no-xai-key new']);
  });

  test('a cherry-pick that stopped at a conflict', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': `${key}\n` });
    const pick = await repo.git('cherry-pick', 'feature', { allowFailure: true });
    expect(pick.exitCode).toBe(1);
    await repo.add('shared.txt', `ours\n${key}\n`);
    await expectCommit(repo, [], ['shared.txt:2 no-xai-key new']);
  });
});

describe('an index with conflicts in it', () => {
  test('is never reported as clean', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': `${key}\n` });
    await repo.git('merge', 'feature', { allowFailure: true });
    const { exitCode } = await repo.keyfence('scan', '--staged', '--format', 'json');
    expect(exitCode).not.toBe(0);
  });

  test('is asked again when the conflict is solved', async () => {
    await using repo = await createRepository();
    await diverge(repo, { 'shared.txt': 'ours\n' }, { 'shared.txt': `${key}\n` });
    await repo.git('merge', 'feature', { allowFailure: true });
    await repo.add('shared.txt', 'solved\n');
    expect((await scan(repo, ['--staged'])).told).toEqual([]);
  });
});
