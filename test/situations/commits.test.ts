import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { FORMATS } from '../../src/reporters/index.ts';
import { commitFile } from '../support/commit-file.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { useHome } from '../support/create-environment.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key, managementKey, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

describe('a range', () => {
  test('adds blobs and messages, each counted once', async () => {
    await using repo = await createRepository();
    const first = await commitFile(repo, 'a.txt', 'one\n');
    await commitFile(repo, 'b.txt', 'two\n');
    await commitFile(repo, 'c.txt', 'one\n');
    await repo.commit('nothing');
    const { scanned, told } = await scan(repo, ['--commits', `${first}..HEAD`]);
    expect(told).toEqual([]);
    expect(scanned).toMatchObject({ files: 2, commits: 3, tags: 0 });
  });

  test('tells a key once, at the commit that brought it in', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'clean\n');
    const guilty = await commitFile(repo, 'a.txt', `clean\n${key}\n`);
    await commitFile(repo, 'a.txt', `clean\n\n${key}\nmore\n`);
    await commitFile(repo, 'a.txt', 'clean again\n');
    const { findings, scanned } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(scanned).toMatchObject({ files: 3, commits: 3 });
    expect(findings).toMatchObject([
      { path: 'a.txt', line: 2, commit: guilty, state: 'new', secret: redacted(key) },
    ]);
    expect(findings[0]?.date).toBe('2026-01-01T00:00:00Z');
  });

  test('tells what the file held before, and does not fail for it', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', `${oldKey}\n`);
    await commitFile(repo, 'a.txt', `${oldKey}\nmore\n`);
    const { ran, told } = await scan(repo, ['--commits', 'HEAD~1..HEAD']);
    expect(told).toEqual(['a.txt:1 no-xai-key already-committed']);
    expect(ran.exitCode).toBe(0);
  });

  test('a key that was moved with its file was there before', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', `${oldKey}\n`);
    await repo.git('mv', 'a.txt', 'b.txt');
    await repo.commit('move');
    await repo.git('mv', 'b.txt', 'c.txt');
    await commitFile(repo, 'c.txt', `one\n${oldKey}\n`);
    const { told } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual([
      'b.txt:1 no-xai-key already-committed',
      'c.txt:2 no-xai-key already-committed',
    ]);
  });

  test('a key that came with the range stays new wherever it is moved', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'z.txt', 'clean\n');
    await commitFile(repo, 'a.txt', `${key}\n`);
    await repo.git('mv', 'a.txt', 'b.txt');
    await repo.commit('move');
    const { told } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual(['a.txt:1 no-xai-key new', 'b.txt:1 no-xai-key new']);
  });

  // The value is a finding in .env alone: notes.txt may not vouch for it.
  test('a value that was no finding before it was moved is new', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'z.txt', 'clean\n');
    const line = `api_key=${apiKey(30).slice(10, 50)}\n`;
    await commitFile(repo, 'notes.md', line);
    await repo.git('mv', 'notes.md', 'deploy.properties');
    await repo.commit('move');
    const { told } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toContain('deploy.properties:1 no-hardcoded-api-key new');
  });

  test('a copy of what another file held before is new', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', `${oldKey}\n`);
    await commitFile(repo, 'b.txt', `${oldKey}\n`);
    const { told } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual(['b.txt:1 no-xai-key new']);
  });

  test('a key in a message has a commit and no place', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    const guilty = await commitFile(repo, 'a.txt', 'two\n', `subject\n\nbody ${key}`);
    const { findings } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(findings).toMatchObject([{ path: '', commit: guilty, state: 'new' }]);
    expect(findings[0]).not.toHaveProperty('line');
  });

  test('the same key in two messages is reported once, at the older one', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    const guilty = await commitFile(repo, 'a.txt', 'two\n', key);
    await commitFile(repo, 'a.txt', 'three\n', `again ${key}`);
    const { findings } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(findings).toMatchObject([{ commit: guilty }]);
  });

  test('an annotated tag of one of its commits is read, and a tag of that tag', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    await repo.git('tag', '--annotate', '-m', oldKey, 'v0');
    await commitFile(repo, 'a.txt', 'two\n');
    await repo.git('tag', '--annotate', '-m', key, 'v1');
    await repo.git('tag', '--annotate', '-m', secondKey, 'v1-signed', 'v1');
    const { findings, scanned } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(scanned.tags).toBe(2);
    expect(findings.map(({ tag, secret }) => [tag, secret])).toEqual(
      expect.arrayContaining([
        ['v1', redacted(key)],
        ['v1-signed', redacted(secondKey)],
      ]),
    );
    expect(findings).toHaveLength(2);
  });

  test('a secret file is reported by its name, with the commit that added it', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    const guilty = await commitFile(repo, 'app/.env', 'A=1\n');
    await repo.remove('app/.env');
    await repo.commit('remove it');
    const { findings } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(findings).toMatchObject([
      { rule: 'no-secret-file', path: 'app/.env', commit: guilty, state: 'new' },
    ]);
  });

  test('a secret file that was committed before is reported, and does not fail', async () => {
    await using repo = await createRepository();
    await commitFile(repo, '.env', 'A=1\n');
    await commitFile(repo, '.env', 'A=2\n');
    const { told } = await scan(repo, ['--commits', 'HEAD~1..HEAD']);
    expect(told).toEqual(['.env no-secret-file already-committed']);
  });

  // Whoever is told about a finding can only answer in a new commit.
  test('a comment that allows counts for the commits before it', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.sh', 'one\n');
    await commitFile(repo, 'a.sh', `${key}\n`);
    expect((await scan(repo, ['--commits', `${before}..HEAD`])).ran.exitCode).toBe(1);
    await commitFile(repo, 'a.sh', `${key} # keyfence-allow: it is disabled\n`);
    const { told, suppressed, ran } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect({ told, exit: ran.exitCode }).toEqual({
      told: ['a.sh:1 allowed-by-change new'],
      exit: 0,
    });
    expect(suppressed).toMatchObject([{ by: 'inline-allow', reason: 'it is disabled' }]);
  });

  test('a removed comment allows nothing', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.sh', 'one\n');
    await commitFile(repo, 'a.sh', `${key} # keyfence-allow: it is disabled\n`);
    await commitFile(repo, 'a.sh', `${key}\n`);
    const { told } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual(['a.sh:1 no-xai-key new']);
  });

  test('what the baseline accepts is allowed, in a history too', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    await commitFile(repo, 'b.txt', `${key}\n`);
    await commitFile(repo, 'b.txt', `more\n${key}\n`);
    expect((await repo.keyfence('baseline', '--include-new')).exitCode).toBe(0);
    for (const args of [['--commits', `${before}..HEAD`], ['--history']]) {
      const { told, suppressed } = await scan(repo, args);
      expect(told.filter((line) => !line.includes('allowed-by-change'))).toEqual([]);
      expect(suppressed).toMatchObject([{ path: 'b.txt', by: 'baseline' }]);
    }
  });

  test('ignored paths are noted once', async () => {
    await using repo = await createRepository();
    await repo.write('keyfence.config.json', '{ "ignore": ["vendor/**"] }');
    const before = await commitFile(repo, 'a.txt', 'one\n');
    await commitFile(repo, 'vendor/a.txt', `${key}\n`);
    await commitFile(repo, 'vendor/a.txt', `${key}\n\n`);
    const { told, scanned } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual([]);
    expect(scanned.notes).toEqual([{ path: 'vendor/a.txt', note: 'ignored by the configuration' }]);
  });
});

describe('ways to name commits', () => {
  /** Two branches that start from the same commit. */
  async function createFork(): Promise<Repository> {
    const repo = await createRepository();
    await commitFile(repo, 'base.txt', `${oldKey}\n`);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'feature.txt', `${key}\n`);
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'main.txt', `${secondKey}\n`);
    return repo;
  }

  let fork: Repository;
  beforeAll(async () => {
    fork = await createFork();
  });
  afterAll(() => fork[Symbol.asyncDispose]());

  test.each([
    ['main..feature', ['feature.txt:1 no-xai-key new'], 1],
    ['feature..', ['main.txt:1 no-xai-key new'], 1],
    ['..feature', ['feature.txt:1 no-xai-key new'], 1],
    ['main...feature', ['feature.txt:1 no-xai-key new', 'main.txt:1 no-xai-key new'], 2],
    ['feature', ['feature.txt:1 no-xai-key new'], 1],
    ['main~1', ['base.txt:1 no-xai-key new'], 1],
    ['main..main', [], 0],
  ])('%s', async (range, told, commits) => {
    const report = await scan(fork, ['--commits', range]);
    expect(report.told).toEqual(told);
    expect(report.scanned.commits).toBe(commits);
  });

  test('--since', async () => {
    const { told } = await scan(fork, ['--since', 'main~1']);
    expect(told).toEqual(['main.txt:1 no-xai-key new']);
  });

  test('an empty range says so', async () => {
    const { stdout } = await fork.keyfence('scan', '--commits', 'main..main');
    expect(stdout).toContain('no commits in main..main');
  });

  test('from a subdirectory, and in a bare repository', async () => {
    await fork.write('deep/down/x', 'x');
    const told = ['feature.txt:1 no-xai-key new'];
    expect((await scan(fork, ['--commits', 'feature'], { cwd: 'deep/down' })).told).toEqual(told);
    await fork.git('clone', '--quiet', '--bare', '.', '../bare.git');
    const bare = fork.at(fork.path('../bare.git'));
    expect((await scan(bare, ['--commits', 'feature'])).told).toEqual(told);
  });

  test('whatever a user has configured for git log', async () => {
    const settings = {
      'log.showSignature': 'true',
      'log.diffMerges': 'off',
      'log.showRoot': 'false',
      'log.follow': 'true',
      'color.ui': 'always',
      'diff.renames': 'copies',
      'diff.relative': 'true',
      'diff.external': 'false',
      'format.pretty': 'oneline',
    };
    const lines = Object.entries(settings).map(([name, value]) => {
      const [section = '', key = ''] = name.split('.');
      return `[${section}]\n${key} = ${value}\n`;
    });
    await fork.write('../user/.gitconfig', lines.join(''));
    const env = useHome(fork.path('../user'));
    const { told } = await scan(fork, ['--commits', 'main~1'], { env });
    expect(told).toEqual(['base.txt:1 no-xai-key new']);
  });
});

describe('merges', () => {
  test('an evil one adds what no parent has', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'base.txt', 'base\n');
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'feature.txt', 'feature\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'main.txt', 'main\n');
    await repo.git('merge', '--quiet', '--no-commit', 'feature');
    const guilty = await commitFile(repo, 'evil.txt', `${key}\n`, 'merge');
    const { findings, scanned } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(findings).toMatchObject([{ path: 'evil.txt', commit: guilty, state: 'new' }]);
    expect(scanned).toMatchObject({ files: 3, commits: 3 });
    expect((await scan(repo, ['--commits', 'HEAD'])).told).toEqual(['evil.txt:1 no-xai-key new']);
  });

  test('of what is on the other side of the range adds nothing', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'base.txt', 'base\n');
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'feature.txt', 'feature\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'main.txt', `${oldKey}\n`);
    await repo.git('switch', '--quiet', 'feature');
    await repo.git('merge', '--quiet', '--no-edit', 'main');
    const { told, scanned } = await scan(repo, ['--commits', 'main..feature']);
    expect(told).toEqual([]);
    expect(scanned).toMatchObject({ files: 1, commits: 2 });
  });
});

describe('odd content', () => {
  test('names with line breaks, bytes that are no UTF-8, links, submodules', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    await repo.stage('line\nbreak', `${key}\n`);
    await repo.stage(Buffer.from('caf\xe9', 'latin1'), `${secondKey}\n`);
    await repo.stage('link', managementKey, '120000');
    await repo.git('update-index', '--add', '--cacheinfo', `160000,${before},sub`);
    await repo.git('commit', '--quiet', '-m', 'odd');
    const { told, scanned } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(told).toEqual([
      'caf\\xe9:1 no-xai-key new',
      'line\nbreak:1 no-xai-key new',
      'link:1 no-xai-key new',
    ]);
    expect(scanned.files).toBe(3);
    expect(scanned.notes).toEqual([{ path: 'sub', note: 'submodule, not scanned' }]);
  });

  test('SHA-256', async () => {
    await using repo = await createRepository({ objectFormat: 'sha256' });
    const before = await commitFile(repo, 'a.txt', 'one\n');
    const guilty = await commitFile(repo, 'a.txt', `${key}\n`);
    const { findings } = await scan(repo, ['--commits', `${before}..HEAD`]);
    expect(findings).toMatchObject([{ path: 'a.txt', commit: guilty }]);
  });

  test('a thousand files in one commit', async () => {
    await using repo = await createRepository();
    const files = Array.from({ length: 1000 }, (_, i) => {
      const content = i === 999 ? key : `file ${String(i)}`;
      return `M 100644 inline dir/${String(i)}.txt\ndata ${String(content.length)}\n${content}\n`;
    });
    const head = 'commit refs/heads/main\ncommitter A <a@b> 0 +0000\ndata 0\n';
    await repo.git('fast-import', '--quiet', {
      stdin: `${head}M 100644 inline a.txt\ndata 1\na\n${head}${files.join('')}`,
    });
    const { told, scanned } = await scan(repo, ['--commits', 'HEAD~1..HEAD']);
    expect(told).toEqual(['dir/999.txt:1 no-xai-key new']);
    expect(scanned).toMatchObject({ files: 1000, commits: 1 });
  });
});

let small: Repository;
beforeAll(async () => {
  small = await createRepository();
  await commitFile(small, 'a.txt', 'one\n');
});
afterAll(() => small[Symbol.asyncDispose]());

test('names of branches and tags that hold a key are not shown in any format', async () => {
  await using repo = await copyRepository(small);
  await repo.git('branch', key);
  await repo.git('tag', '--annotate', '-m', `clean, or ${oldKey}`, secondKey);
  await repo.git('update-ref', `refs/remotes/origin/${key}`, 'main');
  const env = { JENKINS_URL: 'x', GIT_COMMIT: await repo.head(), CHANGE_TARGET: key };
  const pairs = FORMATS.flatMap((format) => ['--format', format, '--output', `../out/${format}`]);
  for (const [exitCode, ...args] of [
    [0, '--commits', `${key}..${key}`],
    [1, '--commits', `refs/heads/${key}`],
    [1, '--history'],
    [0, '--ci'],
  ] as const) {
    const ran = await repo.keyfence(...args, ...pairs, { env });
    expect(ran.exitCode, ran.stderr).toBe(exitCode);
    if (args[0] === '--ci') expect(ran.stderr).toContain(`origin/${redacted(key)}`);
    for (const format of FORMATS) expectNoSecret(await readFile(repo.path('../out', format)));
  }
});

describe('what cannot be told is refused', () => {
  test.each([
    ['an unknown commit', ['--commits', 'nope'], /no commit "nope"/],
    ['an unknown side', ['--commits', 'HEAD..nope'], /no commit "nope"/],
    [
      'an unknown id',
      ['--commits', '0123456789abcdef'.repeat(3).slice(8)],
      /no commit "89abcdef0123"/,
    ],
    ['an option', ['--commits', '--all'], /./],
    ['an option as a side', ['--commits=--all..HEAD'], /not the name of a commit/],
    ['a blob', ['--commits', 'HEAD:a.txt'], /no commit/],
    ['two ways at once', ['--commits', 'HEAD', '--history'], /cannot be combined/],
    ['a shard of a range', ['--commits', 'HEAD', '--shard', '1/2'], /--shard goes with --history/],
  ])('%s', async (_, args, reason) => {
    expectRefusal(await small.keyfence('scan', ...args), reason);
  });

  test('an unborn branch', async () => {
    await using repo = await createRepository();
    expectRefusal(await repo.keyfence('scan', '--commits', 'HEAD'), /HEAD has no commit yet/);
    expectRefusal(await repo.keyfence('scan', '--since', 'HEAD'), /HEAD has no commit yet/);
  });

  test('outside of any repository', async () => {
    await using repo = await createRepository({ init: false });
    expectRefusal(await repo.keyfence('scan', '--commits', 'HEAD'), /not a git repository/);
  });

  test('unrelated histories have nothing in common', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    await repo.git('switch', '--quiet', '--orphan', 'other');
    await commitFile(repo, 'b.txt', 'two\n');
    expectRefusal(await repo.keyfence('scan', '--commits', 'main...other'), /in common/);
    expect((await scan(repo, ['--commits', 'main..other'])).scanned.commits).toBe(1);
  });

  test('a shallow clone that lacks part of the range', async () => {
    await using repo = await createRepository();
    const first = await commitFile(repo, 'a.txt', 'one\n');
    await commitFile(repo, 'a.txt', 'two\n');
    await commitFile(repo, 'a.txt', 'three\n');
    await commitFile(repo, 'a.txt', 'four\n');
    await repo.git('clone', '--quiet', '--depth', '2', `file://${repo.root}`, '../shallow');
    const shallow = repo.at(repo.path('../shallow'));
    for (const range of [`${first}..HEAD`, 'HEAD~1', 'HEAD~2..HEAD']) {
      expectRefusal(await shallow.keyfence('scan', '--commits', range), /fetch-depth: 0/);
    }
    expectRefusal(await shallow.keyfence('scan', '--history'), /fetch-depth: 0/);
    expect((await scan(shallow, ['--commits', 'HEAD~1..HEAD'])).scanned.commits).toBe(1);
    expect((await scan(shallow, ['--commits', 'HEAD'])).scanned.commits).toBe(1);
  });

  test('a shallow clone that lacks part of a merged branch', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    await repo.git('switch', '--quiet', '--create', 'side');
    await commitFile(repo, 'side.txt', `${key}\n`);
    await commitFile(repo, 'side.txt', 'clean\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'a.txt', 'two\n');
    await repo.git('merge', '--quiet', '--no-edit', 'side');
    await repo.git('clone', '--quiet', '--depth', '2', `file://${repo.root}`, '../shallow');
    const shallow = repo.at(repo.path('../shallow'));
    expectRefusal(await shallow.keyfence('scan', '--commits', 'HEAD~1..HEAD'), /fetch-depth: 0/);
    expect((await scan(repo, ['--commits', 'HEAD~1..HEAD'])).told).toHaveLength(1);
  });

  test('grafts', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', `${key}\n`);
    const head = await commitFile(repo, 'a.txt', 'two\n');
    await repo.write('.git/info/grafts', `${head}\n`);
    expectRefusal(await repo.keyfence('scan', '--commits', 'HEAD'), /grafts/);
    expectRefusal(await repo.keyfence('scan', '--history'), /grafts/);
  });

  test('a replaced commit hides nothing', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', 'one\n');
    const guilty = await commitFile(repo, 'a.txt', `${key}\n`);
    await repo.git('replace', guilty, before);
    expect((await scan(repo, ['--commits', guilty])).told).toEqual(['a.txt:1 no-xai-key new']);
  });
});

describe('--timeout', () => {
  test('ends in a refusal', async () => {
    const ran = await small.keyfence('scan', '--history', '--timeout', '0.001');
    expectRefusal(ran, /--timeout/);
  });

  test('is not noticed where there is time', async () => {
    expect((await scan(small, ['--history', '--timeout', '60'])).told).toEqual([]);
  });

  test.each(['0', '-1', 'soon', ''])('takes no %j', async (value) => {
    expectRefusal(await small.keyfence('scan', '--history', `--timeout=${value}`), /--timeout/);
  });
});
