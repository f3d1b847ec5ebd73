import { expect, test } from 'vitest';
import { commitFile } from '../support/commit-file.ts';
import { key, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** A key that is gone from HEAD, and is held by refs of every kind. */
async function createLeak(): Promise<Repository> {
  const repo = await createRepository();
  await commitFile(repo, '.gitignore', '.env\n.env.*\n**/secrets.*\n');
  const commit = await commitFile(repo, 'a.py', `key = "${key}"\n`);
  await repo.git('branch', 'feature/x');
  await repo.git('tag', 'v1');
  await repo.git('update-ref', 'refs/remotes/origin/main', commit);
  await repo.git('update-ref', 'refs/pull/7/head', commit);
  await repo.remove('a.py');
  await repo.commit('after');
  await repo.git('notes', 'add', '-m', `the key is ${key}`);
  await repo.write('b.py', `key = "${key}"\n`);
  await repo.git('stash', '--include-untracked');
  await repo.git('tag', '-a', 'v2', '-m', `with ${key}`);
  return repo;
}

/** The rows of a plan by their labels. */
function readRows(stdout: string): Record<string, string> {
  const rows = stdout.split('\n').flatMap((line): [string, string][] => {
    const [label = '', text] = line.trim().split(/ {2,}/);
    return line.startsWith('  ') && text !== undefined ? [[label, text]] : [];
  });
  return Object.fromEntries(rows);
}

test('a scan of the history says what holds a secret, and what to do', async () => {
  await using repo = await createLeak();
  const { stdout, exitCode } = await repo.keyfence('scan', '--history');
  expect(exitCode).toBe(1);
  const plan = stdout.slice(stdout.indexOf(`${redacted(key)} is in the history:`));
  const rows = readRows(plan);
  expect(rows['branches']).toBe('feature/x, main');
  expect(rows).toMatchObject({
    'remote branches': 'origin/main',
    tags: 'v1, v2',
    stashes: 'refs/stash',
    notes: 'refs/notes/commits',
    'pull requests': 'refs/pull/7/head',
    'tag messages': 'v2',
  });
  expect(rows['places']).toMatch(/a\.py:1:8/);
  expect(stdout).toMatch(/^ {2}npx keyfence revoke [\da-f]{32} --history$/m);
  expect(stdout).toContain('git filter-repo --replace-text');
  const prose = plan.split('\n').filter((line) => !line.startsWith('  '));
  expect(prose.filter((line) => line.length > 80)).toEqual([]);
});

test('explain leaked FINGERPRINT says it of one secret', async () => {
  await using repo = await createLeak();
  await commitFile(repo, 'c.py', `key = "${secondKey}"\n`);
  const { stdout: json } = await repo.keyfence('scan', '--history', '--format', 'json');
  const { findings } = JSON.parse(json) as { findings: { path: string; fingerprint: string }[] };
  const { fingerprint = '' } = findings.find(({ path }) => path === 'c.py') ?? {};
  const ran = await repo.keyfence('explain', 'leaked', fingerprint);
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  expect(ran.stdout).toContain(`${redacted(secondKey)} is in the history:`);
  expect(readRows(ran.stdout)).toMatchObject({ places: 'c.py:1:8', branches: 'main' });
  expect(ran.stdout).toContain('Remove it from the files, and commit that.');
  expectRefusal(
    await repo.keyfence('explain', 'leaked', '0'.repeat(32)),
    /no secret with that fingerprint/,
  );
});

test('the commands of the plan leave nothing, which the scan proves', async () => {
  await using repo = await createLeak();
  // What git filter-repo does for the branches and tags, without it.
  for (const ref of [
    'refs/heads/feature/x',
    'refs/remotes/origin/main',
    'refs/pull/7/head',
    'refs/notes/commits',
  ]) {
    await repo.git('update-ref', '-d', ref);
  }
  await repo.git('tag', '-d', 'v1', 'v2');
  await repo.git('checkout', '--orphan', 'clean');
  await repo.commit('clean');
  await repo.git('branch', '-D', 'main');
  const before = await repo.keyfence('scan', '--history');
  expect(before.stdout).toContain('unreachable');
  await repo.git('stash', 'clear');
  await repo.git('reflog', 'expire', '--expire=now', '--all');
  await repo.git('gc', '--quiet', '--prune=now');
  expect((await repo.keyfence('scan', '--history')).exitCode).toBe(0);
});

test('what was staged once and is reached by nothing is pruned, without a new history', async () => {
  await using repo = await createRepository();
  await commitFile(repo, '.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await repo.add('a.py', `key = "${key}"\n`);
  await repo.git('rm', '--quiet', '--cached', 'a.py');
  await repo.remove('a.py');
  const { stdout } = await repo.keyfence('scan', '--history');
  const plan = stdout.slice(stdout.indexOf(`${redacted(key)} is in the history:`));
  expect(readRows(plan)).toHaveProperty('unreachable');
  expect(plan).not.toMatch(/filter-repo|--mirror/);
  await repo.git('reflog', 'expire', '--expire=now', '--all');
  await repo.git('gc', '--quiet', '--prune=now');
  expect((await repo.keyfence('scan', '--history')).exitCode).toBe(0);
});

test('of many secrets the first are told, and how the others are', async () => {
  await using repo = await createRepository();
  const { apiKey } = await import('../../rules/sample.ts');
  const keys = Array.from({ length: 5 }, (_, i) => apiKey(500 + i));
  await commitFile(repo, 'a.txt', keys.join('\n'));
  const { stdout } = await repo.keyfence('scan', '--history');
  expect(stdout.match(/ is in the history:$/gm)).toHaveLength(3);
  expect(
    stdout.match(/^The plan for xai-.*: npx keyfence explain leaked [\da-f]{32}$/gm),
  ).toHaveLength(2);
});
