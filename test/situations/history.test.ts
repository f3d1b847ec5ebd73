import { chmod, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { FORMATS } from '../../src/reporters/index.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { hideTimes } from '../support/hide-times.ts';
import { installFakeGit } from '../support/install-fake-git.ts';
import { key, managementKey, oldKey, redacted, secondKey } from '../support/keys.ts';
import { objectFile } from '../support/object-file.ts';
import {
  expectRefusal,
  readReport,
  scan,
  type JsonReport,
  type Scanned,
} from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

async function commitFile(repo: Repository, path: string, content: string): Promise<string> {
  await repo.write(path, content);
  await repo.commit(`write ${path}`);
  return repo.head();
}

/** What git itself says is in the object store. */
async function countObjects(repo: Repository): Promise<Record<string, number>> {
  const { stdout } = await repo.git('cat-file', '--batch-all-objects', '--batch-check');
  const types = stdout
    .toString()
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  const count = (type: string): number => types.filter((other) => other === type).length;
  return { files: count('blob'), commits: count('commit'), tags: count('tag') };
}

/**
 * Keys in a file that stays, in one that goes, in a message, in a tag, in a branch, in a secret file, at two
 * paths, and in what no ref leads to.
 */
async function createHistory(): Promise<Repository> {
  const repo = await createRepository();
  for (let i = 0; i < 12; i++) await repo.write(`src/${String(i)}.txt`, `file ${String(i)}\n`);
  await repo.commit('many files');
  await commitFile(repo, 'stays.txt', `${key}\n`);
  await commitFile(repo, 'stays.txt', `more\n${key}\n`);
  await commitFile(repo, 'goes.txt', `${oldKey}\n`);
  await commitFile(repo, 'goes.txt', 'clean\n');
  await commitFile(repo, 'goes.txt', `${oldKey}\nagain\n`);
  await commitFile(repo, 'goes.txt', 'clean\n');
  await commitFile(repo, 'app/.env', 'A=1\n');
  await commitFile(repo, 'copy/one.txt', `${secondKey}\n`);
  await commitFile(repo, 'copy/two.txt', `${secondKey}\n`);
  await repo.git('commit', '--quiet', '--allow-empty', '-m', `message ${managementKey}`);
  await repo.git('tag', '--annotate', '-m', `tag ${key}`, 'v1');
  await repo.git('switch', '--quiet', '--create', 'feature', 'main~3');
  await commitFile(repo, 'feature.txt', `${apiKey(40)}\n`);
  await repo.git('switch', '--quiet', 'main');
  return repo;
}

const TOLD = [
  ' no-xai-key',
  ' no-xai-key',
  'app/.env no-secret-file',
  'copy/one.txt:1 no-xai-key',
  'copy/two.txt:1 no-xai-key',
  'feature.txt:1 no-xai-key',
  'goes.txt:1 no-xai-key',
  'stays.txt:1 no-xai-key',
];

/** Of {@link createHistory}; nothing is changed in it. */
let history: Repository;
/** All that is found in it. */
let found: Scanned;
beforeAll(async () => {
  history = await createHistory();
  found = await scan(history, ['--history']);
});
afterAll(() => history[Symbol.asyncDispose]());

describe('--history', () => {
  test('reads every blob and every message once', async () => {
    expect(found.told).toEqual(TOLD);
    expect(found.scanned).toMatchObject(await countObjects(history));
  });

  test('names of branches, remote branches and tags', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'clean\n');
    const names = [
      `refs/heads/${key}`,
      `refs/remotes/origin/a/${secondKey}`,
      `refs/tags/v-${oldKey}`,
    ];
    for (const name of names) await repo.git('update-ref', name, 'HEAD');
    const { findings, scanned } = await scan(repo, ['--history']);
    expect(findings.map(({ path, secret }) => [path, secret])).toEqual([
      [`refs/heads/${redacted(key)}`, redacted(key)],
      [`refs/remotes/origin/a/${redacted(secondKey)}`, redacted(secondKey)],
      [`refs/tags/v-${redacted(oldKey)}`, redacted(oldKey)],
    ]);
    for (const { message, unreachable, inHead } of findings) {
      expect({ unreachable, inHead }).toEqual({});
      expect(message).toContain('the name of a branch or tag');
    }
    expect(scanned).toMatchObject({ files: 1, commits: 1 });
    const shards = await Promise.all(
      ['1/2', '2/2'].map((shard) => scan(repo, ['--history', '--shard', shard])),
    );
    expect(shards.map(({ told }) => told.length)).toEqual([3, 0]);
  });

  test('out of packs, and what is packed twice', async () => {
    await using repo = await copyRepository(history);
    await repo.git('repack', '-adq');
    await commitFile(repo, 'loose.txt', 'loose\n');
    await repo.git('repack', '-q');
    const pack = await repo.git('rev-list', '--objects', '--all');
    const ids = pack.stdout.toString().replace(/ [^\n]*/g, '');
    await repo.git('pack-objects', '-q', '.git/objects/pack/pack', { stdin: ids });
    const { scanned, told } = await scan(repo, ['--history']);
    expect(told).toEqual(TOLD);
    expect(scanned).toMatchObject(await countObjects(repo));
  });

  test('tells which commits brought a key in, and whether HEAD has it', async () => {
    const { findings } = found;
    const byPath = new Map(findings.map((finding) => [finding.path, finding]));
    const log = await history.git('log', '--format=%H', '--reverse', '--', 'goes.txt');
    const [first, , third] = log.stdout.toString().split('\n');
    expect(byPath.get('goes.txt')).toMatchObject({
      commit: first,
      commits: [first, third],
      inHead: false,
    });
    expect(byPath.get('stays.txt')).toMatchObject({ inHead: true, line: 1 });
    expect(byPath.get('stays.txt')?.commits).toHaveLength(1);
    expect(byPath.get('app/.env')).toMatchObject({ inHead: true });
    for (const { state, unreachable } of findings) {
      expect({ state, unreachable }).toEqual({});
    }
    const inTag = findings.find(({ tag }) => tag !== undefined);
    expect(inTag).toMatchObject({ tag: 'v1', secret: redacted(key) });
  });

  test('names of files that hold keys', async () => {
    await using repo = await createRepository();
    await repo.stage(`${key}.txt`, 'one\n');
    await repo.git('commit', '--quiet', '-m', 'one');
    const { findings } = await scan(repo, ['--history']);
    expect(findings).toMatchObject([{ rule: 'no-xai-key', inHead: true, secret: redacted(key) }]);
  });

  test('an empty repository, and one without HEAD', async () => {
    await using repo = await createRepository();
    expect((await scan(repo, ['--history'])).scanned).toMatchObject({ files: 0, commits: 0 });
    await commitFile(repo, 'a.txt', `${key}\n`);
    await repo.git('switch', '--quiet', '--orphan', 'unborn');
    expect((await scan(repo, ['--history'])).findings).toMatchObject([{ inHead: false }]);
  });

  test('a bare repository', async () => {
    await history.git('clone', '--quiet', '--mirror', '.', '../bare.git');
    const bare = history.at(history.path('../bare.git'));
    expect((await scan(bare, ['--history'])).told).toEqual(TOLD);
  });

  test('a blob and a tree that only a tag leads to', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    const id = await repo.stage('blob', `${key}\n`);
    await repo.git('tag', 'blob', id);
    const { findings } = await scan(repo, ['--history']);
    expect(findings).toMatchObject([{ path: `<blob ${id}>`, inHead: false }]);
    expect(findings[0]).not.toHaveProperty('unreachable');
  });

  test('commits whose dates are none', async () => {
    await using repo = await createRepository();
    const before = await commitFile(repo, 'a.txt', `${key}\n`);
    const tree = (await repo.git('rev-parse', 'HEAD^{tree}')).stdout.toString().trim();
    for (const [name, time] of Object.entries({ late: '9'.repeat(17), early: '-5', odd: 'x' })) {
      const person = `A <a@example.com> ${time} +0000`;
      const lines = [`tree ${tree}`, `author ${person}`, `committer ${person}`, '', name, ''];
      const args = ['-t', 'commit', '-w', '--stdin', '--literally'];
      const { stdout } = await repo.git('hash-object', ...args, { stdin: lines.join('\n') });
      await repo.git('update-ref', `refs/heads/${name}`, stdout.toString().trim());
    }
    const { findings } = await scan(repo, ['--history']);
    expect(findings[0]?.commits).toHaveLength(4);
    expect((await scan(repo, ['--commits', `${before}..late`])).findings[0]).not.toHaveProperty(
      'date',
    );
    const { stdout } = await repo.keyfence('scan', '--commits', 'late');
    expect(stdout).toMatch(/added in [0-9a-f]{12} by A: "late"\n/);
  });

  test('a comment that allows counts for the versions before it', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.sh', `${key}\n`);
    await commitFile(repo, 'a.sh', `${key} # keyfence-allow: it is disabled\n`);
    const { told, suppressed } = await scan(repo, ['--history']);
    expect(told).toEqual([]);
    expect(suppressed).toMatchObject([{ path: 'a.sh', by: 'inline-allow', inHead: true }]);
  });
});

describe('what no ref leads to', () => {
  test('an amended commit, with the path that it had', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    const gone = await commitFile(repo, 'b.txt', `${key}\n`);
    await repo.write('b.txt', 'clean\n');
    await repo.git('commit', '--quiet', '--all', '--amend', '-m', `amended`);
    await repo.git('reflog', 'expire', '--expire=now', '--all');
    const { findings, scanned } = await scan(repo, ['--history']);
    expect(findings).toMatchObject([
      { path: 'b.txt', commit: gone, unreachable: true, inHead: false },
    ]);
    expect(scanned).toMatchObject({ files: 3, commits: 3 });
  });

  test('a message, a tag and a secret file', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    await repo.write('.env', 'A=1\n');
    await repo.commit(`message ${key}`);
    await repo.git('tag', '--annotate', '-m', secondKey, 'gone');
    await repo.git('tag', '--delete', 'gone');
    await repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    const { findings, told } = await scan(repo, ['--history']);
    expect(told).toEqual([' no-xai-key', ' no-xai-key', '.env no-secret-file']);
    expect(findings.map(({ unreachable }) => unreachable)).toEqual([true, true, true]);
  });

  test('a blob that was staged and forgotten', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    const id = await repo.stage('b.txt', `${key}\n`);
    const { findings } = await scan(repo, ['--history']);
    expect(findings).toMatchObject([{ path: `<blob ${id}>`, unreachable: true }]);
    expect(findings[0]).not.toHaveProperty('commit');
  });

  test('the same key, reachable and not, is distinguished', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', `${key}\n`);
    await commitFile(repo, 'a.txt', `gone\n${key}\n`);
    await repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    const { findings } = await scan(repo, ['--history']);
    expect(findings.map(({ line, unreachable }) => [line, unreachable ?? false])).toEqual([
      [1, false],
      [2, true],
    ]);
  });
});

describe('shards', () => {
  /** The history, with something that no ref leads to as well. */
  async function createSharded(): Promise<Repository> {
    const repo = await copyRepository(history);
    await commitFile(repo, 'gone.txt', `gone ${key}\n`);
    await repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repo.stage('forgotten.txt', `forgotten ${secondKey}\n`);
    await repo.git('tag', 'blob', await repo.stage('tagged.txt', `tagged ${secondKey}\n`));
    return repo;
  }

  /** @param shard the empty string stands for the whole. @returns a file with the report */
  async function writeShard(repo: Repository, shard: string): Promise<string> {
    const args = shard === '' ? [] : ['--shard', shard];
    const { stdout } = await repo.keyfence('scan', '--history', '--format', 'json', ...args);
    const file = repo.path(`../${shard.replace('/', '-of-')}.json`);
    await writeFile(file, stdout);
    return file;
  }

  const written = new Map<string, Promise<string>>();

  /** Of {@link history}, each once. */
  function writeShards(...shards: readonly string[]): Promise<string[]> {
    for (const shard of shards) {
      if (!written.has(shard)) written.set(shard, writeShard(history, shard));
    }
    return Promise.all(shards.flatMap((shard) => written.get(shard) ?? []));
  }

  test('joined are the whole', async () => {
    await using repo = await createSharded();
    const whole = await repo.keyfence('scan', '--history', '--format', 'json');
    expect(readReport(whole.stdout).findings).toHaveLength(TOLD.length + 3);
    for (const count of [1, 5]) {
      const shards = Array.from({ length: count }, (_, i) => `${String(i + 1)}/${String(count)}`);
      const files = await Promise.all(shards.map((shard) => writeShard(repo, shard)));
      const merged = await repo.keyfence('merge-reports', ...files.reverse(), '--format', 'json');
      expect(merged).toEqual(whole);
    }
  });

  test('joined are the whole in any format that shows no lines of files', async () => {
    const formats = FORMATS.filter((format) => !['html', 'stylish'].includes(format));
    const writeAll = async (...args: readonly string[]): Promise<string[]> => {
      const pairs = formats.flatMap((name) => ['--format', name, '--output', `../joined/${name}`]);
      expect(await history.keyfence(...args, ...pairs)).toMatchObject({ exitCode: 1, stderr: '' });
      const read = (name: string): Promise<string> =>
        readFile(history.path('../joined', name), 'utf8');
      return (await Promise.all(formats.map(read))).map(hideTimes);
    };
    const files = await writeShards('1/3', '2/3', '3/3');
    expect(await writeAll('merge-reports', ...files)).toEqual(await writeAll('--history'));
  });

  test('each reads a part', async () => {
    const files = await writeShards('1/2', '2/2');
    const read = async (file: string): Promise<JsonReport['scanned']> =>
      readReport(await readFile(file, 'utf8')).scanned;
    const shards = await Promise.all(files.map(read));
    const sizes = shards.map((shard) => shard.files);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(found.scanned.files);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(shards.map(({ shard }) => shard)).toMatchObject([
      { index: 1, count: 2 },
      { index: 2, count: 2, of: shards[0]?.shard?.of },
    ]);
  });

  test.each(['0/2', '3/2', '1', 'a/b', '1/0', '-1/2', '1/2/3'])('%s is none', async (shard) => {
    expectRefusal(await history.keyfence('scan', '--history', `--shard=${shard}`), /--shard/);
  });

  describe('do not make a whole', () => {
    test.each<[string, readonly string[], RegExp]>([
      ['where one is missing', ['1/3', '3/3'], /shard 2 of 3 is missing/],
      ['where one is there twice', ['1/2', '2/2', '1/2'], /both shard 1/],
      [
        'of different counts',
        ['1/2', '2/3'],
        /shard 2 of 2 is missing, which belongs to the same scan/,
      ],
      ['where one is the whole', ['1/2', ''], /shard 2 of 2 is missing/],
    ])('%s', async (_, shards, reason) => {
      const files = await writeShards(...shards);
      expectRefusal(await history.keyfence('merge-reports', ...files), reason);
    });

    test('of different histories', async () => {
      await using repo = await createRepository();
      await commitFile(repo, 'a.txt', 'one\n');
      const one = await writeShard(repo, '1/2');
      await commitFile(repo, 'a.txt', 'two\n');
      const two = await writeShard(repo, '2/2');
      expectRefusal(
        await repo.keyfence('merge-reports', one, two),
        /shard 2 of 2 is missing, which belongs to the same scan/,
      );
    });

    test.each([
      ['no file', [], /name the JSON reports/],
      ['a file that does not exist', ['missing.json'], /missing\.json/],
      ['no JSON', ['text'], /is not valid JSON/],
      ['no report', ['package.json'], /no report that/],
    ])('%s', async (_, files, reason) => {
      await using repo = await createRepository();
      await repo.write('text', 'text');
      await repo.write('package.json', '{ "version": 1 }');
      expectRefusal(await repo.keyfence('merge-reports', ...files), reason);
    });
  });
});

describe('a broken object store is refused', () => {
  async function packFile(repo: Repository, ending: string): Promise<string> {
    await repo.git('repack', '-adq');
    const directory = repo.path('.git', 'objects', 'pack');
    const name = (await readdir(directory)).find((entry) => entry.endsWith(ending)) ?? '';
    await chmod(`${directory}/${name}`, 0o644);
    return `${directory}/${name}`;
  }

  const damages: Readonly<Record<string, (repo: Repository) => Promise<void>>> = {
    'a blob is gone': async (repo) => rm(await objectFile(repo, 'HEAD:a.txt')),
    'a tree is gone': async (repo) => rm(await objectFile(repo, 'HEAD~1^{tree}')),
    'a commit is gone': async (repo) => rm(await objectFile(repo, 'HEAD~1')),
    'a pack is cut': async (repo) => truncate(await packFile(repo, '.pack'), 60),
    'a pack is gone': async (repo) => rm(await packFile(repo, '.pack')),
    'an index of a pack is gone': async (repo) => rm(await packFile(repo, '.idx')),
    'an index of a pack is garbage': async (repo) =>
      writeFile(await packFile(repo, '.idx'), 'garbage'),
    'a ref is garbage': async (repo) => writeFile(repo.path('.git/refs/heads/x'), 'garbage\n'),
    'a ref leads to nothing': async (repo) =>
      writeFile(repo.path('.git/refs/heads/x'), `${'1'.repeat(40)}\n`),
  };

  let whole: Repository;
  beforeAll(async () => {
    whole = await createRepository();
    await commitFile(whole, 'b.txt', 'b\n');
    await commitFile(whole, 'a.txt', `${key}\n${'0123456789\n'.repeat(50)}`);
    await commitFile(whole, 'dir/c.txt', 'c\n');
  });
  afterAll(() => whole[Symbol.asyncDispose]());

  test.each(Object.entries(damages))('%s', async (_, damage) => {
    await using repo = await copyRepository(whole);
    await damage(repo);
    expectRefusal(await repo.keyfence('scan', '--history'));
    expectRefusal(await repo.keyfence('scan', '--history', '--shard', '1/1'));
  });

  test('an object that is gone is named', async () => {
    await using repo = await copyRepository(whole);
    const id = (await repo.git('rev-parse', 'HEAD:a.txt')).stdout.toString().slice(0, 12);
    await rm(await objectFile(repo, 'HEAD:a.txt'));
    const reason = new RegExp(`lacks 1 of the objects of the history, the first is ${id};`);
    expectRefusal(await repo.keyfence('scan', '--history'), reason);
  });

  test('a partial clone', async () => {
    await using repo = await createRepository();
    await repo.git('config', 'uploadpack.allowFilter', 'true');
    await commitFile(repo, 'a.txt', `${key}\n`);
    await commitFile(repo, 'a.txt', 'clean\n');
    await repo.git('clone', '--quiet', '--filter=blob:none', `file://${repo.root}`, '../partial');
    const partial = repo.at(repo.path('../partial'));
    expectRefusal(await partial.keyfence('scan', '--history'), /partial.*--refetch/);
    // Git would fetch what a range needs, with programs that the configuration names.
    expectRefusal(await partial.keyfence('scan', '--commits', 'HEAD~1'), /partial.*--refetch/);
  });

  const fakes: Readonly<Record<string, string>> = {
    'git dies while it lists': `case " $* " in *--batch-check*) kill -9 $$;; esac`,
    'git cuts the list': `case " $* " in *--batch-check*) git "$@" | head -c 70; exit;; esac`,
    'git dies while it reads': `case " $* " in *" --batch "*) kill -9 $$;; esac`,
    'git cuts what it reads': `case " $* " in *" --batch "*) git "$@" | head -c 70; exit;; esac`,
    'git answers nothing': `case " $* " in *" --batch "*) cat >/dev/null; exit;; esac`,
    'git complains and goes on': `[ $command = cat-file ] && { echo 'error: a pack is odd' >&2; }`,
  };

  test.skipIf(process.platform === 'win32').each(Object.entries(fakes))('%s', async (_, script) => {
    const env = await installFakeGit(whole, script);
    expectRefusal(await whole.keyfence('scan', '--history', { env }));
  });

  const logs: Readonly<Record<string, string>> = {
    'git dies in the log': '[ $command = log ] && kill -9 $$',
    'git cuts the log': '[ $command = log ] && { git "$@" | head -c 100; exit; }',
    'git fails after the log': '[ $command = log ] && { git "$@"; exit 1; }',
  };

  test.skipIf(process.platform === 'win32').each(Object.entries(logs))(
    'what was found is reported without its paths: %s',
    async (_, script) => {
      const env = await installFakeGit(whole, script);
      const ran = await whole.keyfence('scan', '--history', { env });
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toMatch(/^keyfence: git .*\n$/);
      expect(ran.stdout).toMatch(/^<blob [0-9a-f]{40}>:1:1 {2}error/);
      expect(ran.stdout).toContain('not everything could be scanned');
    },
  );
});
