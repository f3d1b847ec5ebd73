import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt, expectCommit } from '../support/attempt-commit.ts';
import { lackGit } from '../support/git-version.ts';
import { key, oldKey } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const FOUND = ['a.txt:1 no-xai-key new'];

async function createWithHistory(): Promise<Repository> {
  const repo = await createRepository();
  await repo.write('a.txt', 'one\n');
  await repo.write('dir/sub/b.txt', 'one\n');
  await repo.commit();
  return repo;
}

describe('where the command is started', () => {
  test.each(['dir', 'dir/sub', '.git'])('in %s, the whole index is scanned', async (cwd) => {
    await using repo = await createWithHistory();
    await repo.add('a.txt', key);
    // Inside of the git directory there is no work tree: then no answer is right but a refusal.
    if (cwd === '.git') {
      const { exitCode } = await repo.keyfence('scan', '--staged', { cwd });
      expect(exitCode).not.toBe(0);
    } else {
      expect((await scan(repo, ['--staged'], { cwd })).told).toEqual(FOUND);
      await repo.installHook();
      expect((await attempt(repo, ['commit', '-m', 'after'], { cwd })).happened).toBe(false);
    }
  });

  test('elsewhere, by -C and by GIT_DIR and GIT_WORK_TREE', async () => {
    await using repo = await createWithHistory();
    await repo.add('a.txt', key);
    const env = { GIT_DIR: repo.path('.git'), GIT_WORK_TREE: repo.root };
    expect((await scan(repo, ['--staged'], { cwd: '..', env })).told).toEqual(FOUND);
    await repo.installHook();
    const commit = ['-C', repo.root, 'commit', '-m', 'after'];
    expect((await attempt(repo, commit)).happened).toBe(false);
  });

  test('with an index of its own', async () => {
    await using repo = await createWithHistory();
    const env = { GIT_INDEX_FILE: repo.path('.git', 'other') };
    await repo.git('read-tree', 'HEAD', { env });
    await repo.write('a.txt', key);
    await repo.git('add', 'a.txt', { env });
    expect((await scan(repo, ['--staged'], { env })).told).toEqual(FOUND);
    expect((await scan(repo, ['--staged'])).told).toEqual([]);
  });

  test('while another git holds the lock of the index', async () => {
    await using repo = await createWithHistory();
    await repo.add('a.txt', key);
    await repo.write('.git/index.lock', '');
    expect((await scan(repo, ['--staged'])).told).toEqual(FOUND);
  });
});

describe('kinds of repository', () => {
  test('SHA-256', async () => {
    await using repo = await createRepository({ objectFormat: 'sha256' });
    await repo.write('old.txt', `${oldKey}\n`);
    await repo.commit();
    await repo.add('a.txt', key);
    await repo.add('old.txt', `\n${oldKey}\n`);
    await expectCommit(repo, [], [...FOUND, 'old.txt:2 no-xai-key already-committed']);
  });

  test('a linked worktree', async () => {
    await using repo = await createWithHistory();
    await repo.git('worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    const linked = repo.at(join(repo.directory, 'linked'));
    await linked.add('a.txt', key);
    expect((await scan(repo, ['--staged'])).told).toEqual([]);
    await expectCommit(linked, [], FOUND);
    await linked.add('a.txt', 'clean');
    await expectCommit(linked, [], []);
  });

  test('a git directory elsewhere', async () => {
    await using repo = await createWithHistory();
    await repo.git('init', '--quiet', '--separate-git-dir', '../elsewhere.git');
    await repo.add('a.txt', key);
    await expectCommit(repo, [], FOUND);
  });

  test('a directory with odd characters', async () => {
    await using repo = await createWithHistory();
    const odd = repo.at(join(repo.directory, `it's $HOME [a] é`));
    await rename(repo.root, odd.root);
    await odd.add('a.txt', key);
    await expectCommit(odd, [], FOUND);
  });

  test('hooks elsewhere', async () => {
    await using repo = await createWithHistory();
    await repo.git('config', 'core.hooksPath', '.hooks');
    await repo.add('a.txt', key);
    await expectCommit(repo, [], FOUND);
  });

  test('a sparse index: the key inside and outside of the cone', async () => {
    await using repo = await createWithHistory();
    await repo.write('far/away/c.txt', 'one\n');
    await repo.commit();
    await narrow(repo, 'dir');
    await repo.stage('far/away/c.txt', key);
    await repo.add('a.txt', key);
    const { told } = await scan(repo, ['--staged'], { cwd: 'dir' });
    expect(told).toEqual([...FOUND, 'far/away/c.txt:1 no-xai-key new']);
  });

  test('a sparse index with a change in the cone alone', async () => {
    await using repo = await createWithHistory();
    await repo.write('far/away/c.txt', oldKey);
    await repo.commit();
    await narrow(repo, 'dir');
    await repo.add('dir/sub/b.txt', key);
    await expectCommit(repo, [], ['dir/sub/b.txt:1 no-xai-key new']);
  });

  test('alternates: the blob with the key is in another repository', async () => {
    await using repo = await createRepository();
    await repo.write('elsewhere.txt', key);
    await repo.commit();
    const borrower = repo.at(join(repo.directory, 'borrower'));
    await mkdir(borrower.root);
    await borrower.git('init', '--quiet', '--template=');
    const objects = repo.path('.git', 'objects').replaceAll('\\', '/');
    await borrower.write('.git/objects/info/alternates', `${objects}\n`);
    const blob = await repo.git('rev-parse', 'HEAD:elsewhere.txt');
    const entry = `100644,${blob.stdout.toString().trim()},a.txt`;
    await borrower.git('update-index', '--add', '--cacheinfo', entry);
    await expectCommit(borrower, [], FOUND);
  });

  test('a shallow clone', async () => {
    await using repo = await createWithHistory();
    await repo.commit('second');
    const url = `file://${repo.root.replaceAll('\\', '/')}`;
    await repo.git('clone', '--quiet', '--depth=1', '--template=', url, '../shallow');
    const shallow = repo.at(join(repo.directory, 'shallow'));
    await shallow.add('a.txt', key);
    await expectCommit(shallow, [], FOUND);
  });
});

describe('objects that are replaced', () => {
  test('a staged blob by a clean one', async () => {
    await using repo = await createWithHistory();
    const leaking = await repo.stage('a.txt', key);
    const clean = await repo.stage('clean.txt', 'clean');
    await repo.git('replace', leaking, clean);
    await expectCommit(repo, [], FOUND);
  });

  test('HEAD by a commit that has the key already', async () => {
    await using repo = await createWithHistory();
    const head = await repo.head();
    await repo.write('a.txt', key);
    await repo.commit('never was');
    await repo.git('replace', head, await repo.head());
    await repo.git('--no-replace-objects', 'reset', '--quiet', '--soft', head);
    expect((await scan(repo, ['--staged'])).told).toEqual(FOUND);
  });
});

describe('submodules', () => {
  async function addSubmodule(repo: Repository): Promise<Repository> {
    await repo.git('init', '--quiet', '--template=', '../library');
    const library = repo.at(join(repo.directory, 'library'));
    await library.write('a.txt', oldKey);
    await library.commit();
    await repo.git('submodule', '--quiet', 'add', '../library', 'lib');
    return repo.at(repo.path('lib'));
  }

  test('the pointer is reported, its content is not scanned', async () => {
    await using repo = await createRepository();
    await addSubmodule(repo);
    const report = await expectCommit(repo, [], []);
    expect(report.scanned.notes).toEqual([{ path: 'lib', note: 'submodule, not scanned' }]);
    expect(report.scanned.files).toBe(1);
  });

  test('a pointer that moves is reported too', async () => {
    await using repo = await createRepository();
    const submodule = await addSubmodule(repo);
    await repo.commit();
    await submodule.commit('next');
    await repo.git('config', 'diff.ignoreSubmodules', 'all');
    await repo.git('add', '--force', 'lib');
    await repo.add('a.txt', key);
    const report = await expectCommit(repo, [], FOUND);
    expect(report.scanned.notes).toEqual([{ path: 'lib', note: 'submodule, not scanned' }]);
  });

  test('inside of one, its own index is what counts', async () => {
    await using repo = await createRepository();
    const submodule = await addSubmodule(repo);
    await repo.commit();
    await submodule.add('b.txt', key);
    await expectCommit(submodule, [], ['b.txt:1 no-xai-key new']);
    expect((await scan(repo, ['--staged'])).told).toEqual([]);
  });
});

/** Checks out one directory alone. The index is sparse too, since there is such a thing: git 2.32. */
async function narrow(repo: Repository, directory: string): Promise<void> {
  const sparse = lackGit('2.32', 'a sparse index') === '' ? ['--sparse-index'] : [];
  await repo.git('sparse-checkout', 'init', '--cone', ...sparse);
  await repo.git('sparse-checkout', 'set', directory);
}
