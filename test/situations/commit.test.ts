import { describe, expect, test } from 'vitest';
import { lint } from '../../src/library/library.ts';
import { expectCommit } from '../support/attempt-commit.ts';
import { key, oldKey, secondKey } from '../support/keys.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository, type StagedFile } from '../support/repository.ts';

interface Situation {
  /** Committed before anything else; nothing means that HEAD is unborn. */
  readonly before?: Readonly<Record<string, string>>;
  readonly arrange?: (repo: Repository) => Promise<unknown>;
  /** What follows `git commit -m after`. */
  readonly commit?: readonly string[];
  readonly stdin?: string;
  readonly told: readonly string[];
}

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
/** Long enough that its two ends are two hunks, and that an edit keeps it a rename. */
const body = Array.from({ length: 30 }, (_, line) => `line ${String(line)}`);

const ways: Readonly<Record<string, Situation>> = {
  'the first commit': {
    arrange: (repo) => repo.add('a.txt', key),
    told: ['a.txt:1 no-xai-key new'],
  },
  'a clean first commit': { arrange: (repo) => repo.add('a.txt', 'nothing'), told: [] },
  'a changed file': {
    before: { 'a.txt': 'one\n' },
    arrange: (repo) => repo.add('a.txt', lines('one', key)),
    told: ['a.txt:2 no-xai-key new'],
  },
  'two keys in one line and one in the next': {
    arrange: (repo) => repo.add('a.txt', lines(`${key} ${secondKey}`, oldKey)),
    told: ['a.txt:1 no-xai-key new', 'a.txt:1 no-xai-key new', 'a.txt:2 no-xai-key new'],
  },
  'commit PATH, the key in it': {
    before: { 'a.txt': '', 'b.txt': '' },
    arrange: (repo) => repo.write('b.txt', key),
    commit: ['b.txt'],
    told: ['b.txt:1 no-xai-key new'],
  },
  'commit PATH, the key staged in another file': {
    before: { 'a.txt': '', 'b.txt': '' },
    arrange: async (repo) => {
      await repo.add('a.txt', key);
      await repo.write('b.txt', 'clean');
    },
    commit: ['b.txt'],
    told: [],
  },
  'commit PATH, the index clean and the work tree not': {
    before: { 'a.txt': '' },
    arrange: async (repo) => {
      await repo.add('a.txt', 'clean');
      await repo.write('a.txt', key);
    },
    commit: ['a.txt'],
    told: ['a.txt:1 no-xai-key new'],
  },
  'commit --include PATH': {
    before: { 'a.txt': '', 'b.txt': '' },
    arrange: async (repo) => {
      await repo.add('a.txt', key);
      await repo.write('b.txt', secondKey);
    },
    commit: ['--include', 'b.txt'],
    told: ['a.txt:1 no-xai-key new', 'b.txt:1 no-xai-key new'],
  },
  'commit --all': {
    before: { 'a.txt': '' },
    arrange: (repo) => repo.write('a.txt', key),
    commit: ['--all'],
    told: ['a.txt:1 no-xai-key new'],
  },
  'commit --patch, the hunk with the key taken': {
    before: { 'a.txt': lines(...body) },
    arrange: (repo) => repo.write('a.txt', lines('top', ...body, key)),
    commit: ['--patch'],
    stdin: 'n\ny\n',
    told: ['a.txt:31 no-xai-key new'],
  },
  'commit --patch, the hunk with the key left': {
    before: { 'a.txt': lines(...body) },
    arrange: (repo) => repo.write('a.txt', lines('top', ...body, key)),
    commit: ['--patch'],
    stdin: 'y\nn\n',
    told: [],
  },
  'intent to add': {
    before: { 'a.txt': '' },
    arrange: async (repo) => {
      await repo.write('later.txt', key);
      await repo.git('add', '--intent-to-add', 'later.txt');
      await repo.add('a.txt', 'clean');
    },
    told: [],
  },
  'intent to add, then commit --all': {
    before: { 'a.txt': '' },
    arrange: async (repo) => {
      await repo.write('now.txt', key);
      await repo.git('add', '--intent-to-add', 'now.txt');
    },
    commit: ['--all'],
    told: ['now.txt:1 no-xai-key new'],
  },
  'amend with a key': {
    before: { 'a.txt': 'one' },
    arrange: (repo) => repo.add('a.txt', key),
    commit: ['--amend'],
    told: ['a.txt:1 no-xai-key new'],
  },
  'amend of nothing but the message': {
    before: { 'a.txt': oldKey },
    commit: ['--amend'],
    told: [],
  },
  'nothing at all': { before: { 'a.txt': oldKey }, commit: ['--allow-empty'], told: [] },
};

const contents: Readonly<Record<string, Situation>> = {
  'the key staged, the work tree clean': {
    before: { 'a.txt': '' },
    arrange: async (repo) => {
      await repo.add('a.txt', key);
      await repo.write('a.txt', 'clean');
    },
    told: ['a.txt:1 no-xai-key new'],
  },
  'the key staged, the work tree gone': {
    arrange: async (repo) => {
      await repo.add('a.txt', key);
      await repo.remove('a.txt');
    },
    told: ['a.txt:1 no-xai-key new'],
  },
  'the key in the work tree alone': {
    before: { 'a.txt': '' },
    arrange: async (repo) => {
      await repo.add('a.txt', 'clean');
      await repo.write('a.txt', key);
      await repo.write('untracked.txt', key);
    },
    told: [],
  },
  'a file with a key deleted': {
    before: { 'a.txt': oldKey, 'b.txt': '' },
    arrange: (repo) => repo.git('rm', '--quiet', 'a.txt'),
    told: [],
  },
  'the key removed from its file': {
    before: { 'a.txt': lines('one', oldKey) },
    arrange: (repo) => repo.add('a.txt', 'one\n'),
    told: [],
  },
  'an edit beside a key of before': {
    before: { 'a.txt': lines(oldKey) },
    arrange: (repo) => repo.add('a.txt', lines('one', oldKey)),
    told: ['a.txt:2 no-xai-key already-committed'],
  },
  'a new key beside one of before': {
    before: { 'a.txt': lines(oldKey) },
    arrange: (repo) => repo.add('a.txt', lines(oldKey, key)),
    told: ['a.txt:1 no-xai-key already-committed', 'a.txt:2 no-xai-key new'],
  },
  'a key of before copied into another file': {
    before: { 'a.txt': lines(oldKey) },
    arrange: (repo) => repo.add('b.txt', lines('mine', oldKey)),
    told: ['b.txt:2 no-xai-key new'],
  },
  'a file with a key copied whole': {
    before: { 'a.txt': lines(...body, oldKey) },
    arrange: (repo) => repo.add('b.txt', lines(...body, oldKey)),
    told: ['b.txt:31 no-xai-key new'],
  },
  'a key of before cut from a file that stays': {
    before: { 'a.txt': lines('one', oldKey) },
    arrange: async (repo) => {
      await repo.add('a.txt', 'one\n');
      await repo.add('b.txt', lines(oldKey));
    },
    told: ['b.txt:1 no-xai-key new'],
  },
  'a file with a key moved': {
    before: { 'a.txt': lines(oldKey) },
    arrange: (repo) => repo.git('mv', 'a.txt', 'b.txt'),
    told: ['b.txt:1 no-xai-key already-committed'],
  },
  'a file moved and a key put into it': {
    before: { 'a.txt': lines(...body) },
    arrange: async (repo) => {
      await repo.git('mv', 'a.txt', 'b.txt');
      await repo.add('b.txt', lines(...body, key));
    },
    told: ['b.txt:31 no-xai-key new'],
  },
  'a file with a key moved and another key put into it': {
    before: { 'a.txt': lines(...body, oldKey) },
    arrange: async (repo) => {
      await repo.git('mv', 'a.txt', 'b.txt');
      await repo.add('b.txt', lines(...body, oldKey, key));
    },
    told: ['b.txt:31 no-xai-key already-committed', 'b.txt:32 no-xai-key new'],
  },
  'two files that swap their keys': {
    before: { 'a.txt': lines(oldKey), 'b.txt': lines(secondKey) },
    arrange: async (repo) => {
      await repo.add('a.txt', lines(secondKey));
      await repo.add('b.txt', lines(oldKey));
    },
    told: ['a.txt:1 no-xai-key new', 'b.txt:1 no-xai-key new'],
  },
  'a file that becomes a link with a key in its target': {
    before: { 'a.txt': 'one' },
    arrange: (repo) => repo.stage('a.txt', `/run/${key}`, '120000'),
    told: ['a.txt:1 no-xai-key new'],
  },
  'a link that becomes a file with a key': {
    arrange: async (repo) => {
      await repo.stage('a.txt', 'elsewhere', '120000');
      await repo.git('commit', '--quiet', '-m', 'link');
      await repo.stage('a.txt', lines(key));
    },
    told: ['a.txt:1 no-xai-key new'],
  },
  'a directory that becomes a file with a key': {
    before: { 'a/b.txt': 'one' },
    arrange: async (repo) => {
      await repo.git('rm', '--quiet', '-r', 'a');
      await repo.add('a', key);
    },
    told: ['a:1 no-xai-key new'],
  },
};

async function play(situation: Situation): Promise<void> {
  await using repo = await createRepository();
  const { before, arrange, commit = [], stdin, told } = situation;
  if (before !== undefined) {
    for (const [path, content] of Object.entries(before)) await repo.write(path, content);
    await repo.commit();
  }
  await arrange?.(repo);
  await expectCommit(repo, commit, told, stdin === undefined ? {} : { stdin });
}

describe('ways to commit', () => {
  test.each(Object.entries(ways))('%s', (_, situation) => play(situation));
});

describe('what is committed', () => {
  test.each(Object.entries(contents))('%s', (_, situation) => play(situation));

  test('a change of mode alone brings nothing new', async () => {
    await using repo = await createRepository();
    await repo.write('a.sh', oldKey);
    await repo.commit();
    await repo.git('update-index', '--chmod=+x', 'a.sh');
    const { findings, exit } = await scan(repo, ['--staged']);
    expect(exit).toBe(0);
    expect(findings.filter(({ state }) => state === 'new')).toEqual([]);
  });

  // Each finding may be held by each file that goes: as many looks as both together, or their product.
  test('many copies that move at once are told soon', async () => {
    await using repo = await createRepository();
    const count = 250;
    const place = (directory: string): StagedFile[] =>
      Array.from({ length: count }, (_, i) => {
        return [`${directory}/${String(i)}.txt`, `${oldKey} ${String(i)}`];
      });
    await repo.stageAll(place('one'));
    await repo.git('commit', '--quiet', '--no-verify', '-m', 'before');
    await repo.git('read-tree', '--empty');
    await repo.stageAll(place('two'));
    const start = process.cpuUsage();
    const { findings } = await lint({ cwd: repo.root, staged: true });
    expect(readCpuTime(start)).toBeLessThan(5_000);
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['already-committed']));
    expect(findings).toHaveLength(count);
  });
});
