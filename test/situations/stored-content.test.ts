import { rename } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { expectCommit } from '../support/attempt-commit.ts';
import { key, oldKey } from '../support/keys.ts';
import { NO_COVERAGE, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { makeAnnexKey, makeLfsPointer, systems } from '../support/stored-content.ts';

/** Ways to ask about the newest commit, with what follows a finding in each. */
const FACES: Readonly<Record<string, [args: readonly string[], state: string]>> = {
  'a range': [['--commits', 'HEAD'], ' new'],
  'the history': [['--history'], ''],
  'the work tree': [[], ''],
};

async function commitPointer(repo: Repository, name: string, content: string): Promise<void> {
  await systems[name]?.add(repo, content);
  await repo.git('commit', '--quiet', '--no-verify', '-m', 'pointer');
}

async function readPush(
  repo: Repository,
  head: string,
): Promise<{ exitCode: number; stderr: string; stdout: string }> {
  const zeros = '0'.repeat(head.length);
  const stdin = `refs/heads/main ${head} refs/heads/main ${zeros}\n`;
  return repo.keyfence('hook', '--config', NO_COVERAGE, 'pre-push', 'origin', 'origin', { stdin });
}

describe.each(Object.entries(systems))('content that is kept by %s', (name, system) => {
  const found = `${system.path}:2 no-xai-key`;

  test('is scanned in a commit', async () => {
    await using repo = await createRepository();
    await system.add(repo, `one\n${key}\n`);
    await expectCommit(repo, [], [`${found} new`]);
  });

  test('is scanned in commits, in pushes and in the work tree', async () => {
    await using repo = await createRepository();
    await commitPointer(repo, name, `one\n${key}\n`);
    for (const [face, [args, state]] of Object.entries(FACES)) {
      expect((await scan(repo, args)).told, face).toEqual([`${found}${state}`]);
    }
    const pushed = await readPush(repo, await repo.head());
    expect(pushed).toMatchObject({ exitCode: 1 });
    expect(pushed.stdout).toContain(`${system.path}:2`);
  });

  test('is committed already where an older version had the key', async () => {
    await using repo = await createRepository();
    await commitPointer(repo, name, `${oldKey}\n`);
    await system.add(repo, `one\n${oldKey}\n`);
    const told = [`${found} already-committed`];
    expect((await scan(repo, ['--staged'])).told).toEqual(told);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'after');
    expect((await scan(repo, ['--commits', 'HEAD'])).told).toEqual(told);
  });

  test('is an error where it is not here, unless that is accepted', async () => {
    await using repo = await createRepository();
    await system.add(repo, 'clean\n');
    await repo.remove(system.store);
    await expectAbsent(repo, ['hook', 'pre-commit'], system.pointer);
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'pointer');
    await expectAbsent(repo, ['scan', '--history'], system.pointer);
    await expectAbsent(repo, ['scan'], system.pointer);
    const pushed = await readPush(repo, await repo.head());
    expect(pushed).toMatchObject({ exitCode: 2 });
    expect(pushed.stderr).toContain(system.pointer);
    await repo.write('keyfence.config.json', JSON.stringify({ unscannable: [system.pointer] }));
    const { scanned } = await scan(repo, ['--history']);
    expect(scanned.notes).toMatchObject([{ path: system.pointer }]);
  });
});

async function expectAbsent(
  repo: Repository,
  args: readonly string[],
  path: string,
): Promise<void> {
  const ran = await repo.keyfence(...args, '--config', NO_COVERAGE);
  expect(ran, args.join(' ')).toMatchObject({ exitCode: 2 });
  expect(ran.stderr).toContain(path);
  expect(ran.stderr).toContain('"unscannable"');
}

describe('Git LFS', () => {
  test('a store that is set elsewhere, and a linked worktree', async () => {
    await using repo = await createRepository();
    await repo.commit();
    await repo.git('worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    const linked = repo.at(repo.path('../linked'));
    await linked.stage('a.txt', makeLfsPointer(key));
    await systems['Git LFS']?.add(repo, key);
    expect((await scan(linked, ['--staged'])).told).toEqual(['a.txt:1 no-xai-key new']);
    await rename(repo.path('.git/lfs'), repo.path('../store'));
    await repo.git('config', 'lfs.storage', repo.path('../store'));
    expect((await scan(linked, ['--staged'])).told).toEqual(['a.txt:1 no-xai-key new']);
    await rename(repo.path('../store'), repo.path('.git/other'));
    await repo.git('config', 'lfs.storage', 'other');
    expect((await scan(linked, ['--staged'])).told).toEqual(['a.txt:1 no-xai-key new']);
  });

  test('a clone that borrows objects', async () => {
    await using repo = await createRepository();
    await systems['Git LFS']?.add(repo, key);
    await repo.git('commit', '--quiet', '-m', 'pointer');
    await repo.git('clone', '--quiet', '--shared', '.', '../borrower');
    const { told } = await scan(repo.at(repo.path('../borrower')), ['--history']);
    expect(told).toEqual(['data/a.txt:1 no-xai-key']);
  });

  test('content that is larger than what is read at once, at its end', async () => {
    await using repo = await createRepository();
    const line = `${'a'.repeat(99)}\n`;
    await systems['Git LFS']?.add(repo, line.repeat(130_000) + key);
    expect((await scan(repo, ['--staged'])).told).toEqual(['data/a.txt:130001 no-xai-key new']);
  });

  test('content of another size is not what is meant', async () => {
    await using repo = await createRepository();
    await systems['Git LFS']?.add(repo, 'clean\n');
    const pointer = makeLfsPointer('clean\n').replace('size 6', 'size 7');
    await repo.add('data/a.txt', pointer);
    await expectAbsent(repo, ['scan', '--staged'], 'data/a.txt');
  });

  test.each([
    [
      'an older spelling',
      (text: string) => text.replace('git-lfs.github.com', 'hawser.github.com'),
    ],
    [
      'an extension',
      (text: string) => text.replace('oid', `ext-0-foo sha256:${'0'.repeat(64)}\noid`),
    ],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a line that a later version adds', (text: string) => `${text}x-added: 1\n`],
    ['a later version', (text: string) => text.replace('spec/v1', 'spec/v2')],
    [
      'digits in capitals',
      (text: string) => text.replace(/[0-9a-f]{64}/, (digits) => digits.toUpperCase()),
    ],
  ])('a pointer with %s', async (_, change) => {
    await using repo = await createRepository();
    await systems['Git LFS']?.add(repo, key);
    await repo.add('data/a.txt', change(makeLfsPointer(key)));
    expect((await scan(repo, ['--staged'])).told).toEqual(['data/a.txt:1 no-xai-key new']);
  });

  test('a pointer with another hash refers to content that cannot be found', async () => {
    await using repo = await createRepository();
    await systems['Git LFS']?.add(repo, key);
    await repo.add('data/a.txt', makeLfsPointer(key).replace('sha256', 'sha512'));
    await expectAbsent(repo, ['scan', '--staged'], 'data/a.txt');
  });

  test('a text about pointers is none', async () => {
    await using repo = await createRepository();
    await repo.add('a.md', `${makeLfsPointer('')}\nis a pointer.\n`);
    await repo.add('b.md', 'outs: md5: none\n');
    await repo.add('c.md', 'see annex/objects/\n');
    await expectCommit(repo, [], []);
  });
});

test('git-annex in a bare repository keeps its objects next to those of git', async () => {
  await using repo = await createRepository();
  const { key: name, lower } = makeAnnexKey(key);
  await repo.add('a.txt', `/annex/objects/${name}\n`);
  await repo.commit();
  await repo.git('clone', '--quiet', '--bare', '.', '../bare.git');
  const bare = repo.at(repo.path('../bare.git'));
  await bare.write(`annex/objects/${lower}/${name}/${name}`, key);
  expect((await scan(bare, ['--history'])).told).toEqual(['a.txt:1 no-xai-key']);
});

describe('DVC', () => {
  test('a cache that is set elsewhere', async () => {
    await using repo = await createRepository();
    await systems['DVC']?.add(repo, key, '../shared');
    await repo.write('.dvc/config', '[core]\n    remote = x\n[cache]\n    dir = ../../shared\n');
    expect((await scan(repo, ['--staged'])).told).toEqual(['data/a.txt:1 no-xai-key new']);
  });

  test('a project that is not at the top', async () => {
    await using repo = await createRepository();
    await systems['DVC']?.add(repo, key, 'data/.dvc/cache');
    expect((await scan(repo, ['--staged'])).told).toEqual(['data/a.txt:1 no-xai-key new']);
  });

  test('content that is in the work tree alone', async () => {
    await using repo = await createRepository();
    await systems['DVC']?.add(repo, key, '../nowhere');
    await repo.write('data/a.txt', key);
    expect((await scan(repo, ['--staged'])).told).toEqual(['data/a.txt:1 no-xai-key new']);
    await repo.write('data/a.txt', 'changed');
    await expectAbsent(repo, ['scan', '--staged'], 'data/a.txt.dvc');
  });

  test('one content that is not here hides nothing in another', async () => {
    await using repo = await createRepository();
    await systems['DVC']?.add(repo, key);
    const pointer = await repo.git('show', ':data/a.txt.dvc');
    const md5 = '0'.repeat(32);
    await repo.add(
      'data/a.txt.dvc',
      pointer.stdout.toString().replace('outs:\n', `outs:\n- md5: ${md5}\n  path: b.txt\n`),
    );
    const ran = await repo.keyfence('scan', '--staged');
    expect(ran).toMatchObject({ exitCode: 2 });
    expect(ran.stderr).toContain('data/b.txt');
  });
});
