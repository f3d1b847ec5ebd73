import { mkdir, rm } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { countProcesses } from '../support/count-processes.ts';
import { key } from '../support/keys.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';
import { isInShare } from '../support/share.ts';

const CONFIG = 'keyfence.config.json';
const BASELINE = '.keyfence-baseline.jsonl';
const OFF = `${JSON.stringify({ ignore: ['*.txt'] })}\n`;
const ON = '{}\n';
/** Finds what the defaults do not. */
const STRICT = `${JSON.stringify({ gitignore: { patterns: ['*.pem'] } })}\n`;
const [PACKAGE, PACKAGE_OFF] = [{}, { keyfence: { ignore: ['*.txt'] } }].map(
  (more) => `${JSON.stringify({ name: 'a', ...more }, null, 2)}\n`,
) as [string, string];

type Ways = Readonly<Record<string, (repo: Repository) => Promise<KeyfenceRan>>>;

/** Whatever judges what is staged. */
const WAYS: Ways = {
  'the installed hook': (repo) => runHookLines(repo),
  'hook pre-commit': (repo) => repo.keyfence('hook', 'pre-commit'),
  'hook pre-merge-commit': (repo) => repo.keyfence('hook', 'pre-merge-commit'),
  'scan --staged': (repo) => repo.keyfence('scan', '--staged'),
  'hook pre-commit-files': (repo) =>
    repo.keyfence('hook', 'pre-commit-files', '--', 'a.txt', {
      env: { GIT_INDEX_FILE: '.git/index' },
    }),
};

/** Tried in every case; the others in some of each run. */
const USUAL = 'hook pre-commit';

interface Case {
  readonly prepare: (repo: Repository) => Promise<unknown>;
  readonly exitCode: number;
}

const CASES: Readonly<Record<string, Case>> = {
  'a configuration that is only in the work tree': {
    prepare: (repo) => repo.write(CONFIG, OFF),
    exitCode: 0,
  },
  'one that is staged for the first time': {
    prepare: (repo) => repo.add(CONFIG, OFF),
    exitCode: 0,
  },
  'one that is changed and not staged': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, ON);
      await repo.write(CONFIG, OFF);
    },
    exitCode: 1,
  },
  'one that is changed back and not staged': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, ON);
      await repo.add(CONFIG, OFF);
      await repo.write(CONFIG, ON);
    },
    exitCode: 0,
  },
  'one that is deleted and not staged': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, OFF);
      await repo.remove(CONFIG);
    },
    exitCode: 0,
  },
  'one that git is told to forget': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, ON);
      await repo.git('rm', '--quiet', '--cached', CONFIG);
      await repo.write(CONFIG, OFF);
    },
    exitCode: 0,
  },
  'one that is only meant to be added': {
    prepare: async (repo) => {
      await repo.write(CONFIG, OFF);
      await repo.git('add', '--intent-to-add', CONFIG);
    },
    exitCode: 0,
  },
  'one that is broken in the work tree': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, OFF);
      await repo.write(CONFIG, '{');
    },
    exitCode: 0,
  },
  'one that is staged broken': {
    prepare: async (repo) => {
      await repo.add(CONFIG, '{');
      await repo.write(CONFIG, OFF);
    },
    exitCode: 2,
  },
  'a directory in its place in the work tree': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, OFF);
      await rm(repo.path(CONFIG));
      await mkdir(repo.path(CONFIG));
    },
    exitCode: 0,
  },
  'a link to what is staged': {
    prepare: async (repo) => {
      await repo.stage('config/own.json', OFF);
      await repo.stage(CONFIG, 'config/own.json', '120000');
    },
    exitCode: 0,
  },
  'a link that leads to itself': {
    prepare: (repo) => repo.stage(CONFIG, CONFIG, '120000'),
    exitCode: 2,
  },
  'a package.json whose key is not staged': {
    prepare: async (repo) => {
      await commitFile(repo, 'package.json', PACKAGE);
      await repo.write('package.json', PACKAGE_OFF);
    },
    exitCode: 1,
  },
  'a package.json whose key is gone in the work tree alone': {
    prepare: async (repo) => {
      await commitFile(repo, 'package.json', PACKAGE_OFF);
      await repo.write('package.json', PACKAGE);
    },
    exitCode: 0,
  },
  'a package.json that is broken in the work tree alone': {
    prepare: async (repo) => {
      await commitFile(repo, 'package.json', PACKAGE);
      await repo.write('package.json', '<<<<<<<\n');
    },
    exitCode: 1,
  },
  'two configurations, of which one is not staged': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, ON);
      await commitFile(repo, 'package.json', PACKAGE);
      await repo.write('package.json', PACKAGE_OFF);
    },
    exitCode: 1,
  },
  'a baseline that is only in the work tree': {
    prepare: (repo) => repo.keyfence('baseline', '--include-new'),
    exitCode: 0,
  },
  'a baseline that is staged': {
    prepare: async (repo) => {
      await repo.keyfence('baseline', '--include-new');
      await repo.git('add', BASELINE);
      await repo.write(BASELINE, 'broken\n');
    },
    exitCode: 0,
  },
  'a baseline that is extended and not staged': {
    prepare: async (repo) => {
      await commitFile(repo, BASELINE, `{"baseline":1,"salt":"${'0'.repeat(32)}"}\n`);
      await repo.keyfence('baseline', '--include-new');
    },
    exitCode: 1,
  },
  'a baseline that is staged broken': {
    prepare: async (repo) => {
      await repo.keyfence('baseline', '--include-new');
      await repo.stage(BASELINE, 'broken\n');
    },
    exitCode: 2,
  },
  'a baseline of another name that is not staged': {
    prepare: async (repo) => {
      await commitFile(repo, CONFIG, '{ "baseline": "ci/accepted" }\n');
      await commitFile(repo, 'ci/accepted', `{"baseline":1,"salt":"${'0'.repeat(32)}"}\n`);
      await repo.keyfence('baseline', '--include-new');
    },
    exitCode: 1,
  },
};

async function commitFile(repo: Repository, path: string, content: string): Promise<void> {
  await repo.add(path, content);
  await repo.git('commit', '--quiet', '--no-verify', '-m', 'settings', '--', path);
}

describe.each(Object.entries(CASES))('%s', (name, { prepare, exitCode }) => {
  let repo: Repository;

  beforeEach(async () => {
    repo = await createRepository();
    await repo.add('a.txt', `${key}\n`);
    await prepare(repo);
    return () => repo[Symbol.asyncDispose]();
  });

  test('counts as staged', async () => {
    const codes: Record<string, number> = {};
    const names = Object.keys(WAYS).filter((way) => isInShare(`${name}, ${way}`, 1 / 6));
    for (const way of new Set([USUAL, ...names]))
      codes[way] = (await WAYS[way]?.(repo))?.exitCode ?? -1;
    expect(codes).toEqual(Object.fromEntries(Object.keys(codes).map((way) => [way, exitCode])));
  });
});

/** What only a stricter configuration finds: that the defaults find nothing is no answer. */
const STRICTER: Readonly<Record<string, (repo: Repository) => Promise<unknown>>> = {
  'the same in the work tree': () => Promise.resolve(),
  'deleted in the work tree': (repo) => repo.remove(CONFIG),
  'milder in the work tree': (repo) => repo.write(CONFIG, ON),
  'in an index of version 4': async (repo) => {
    await repo.remove(CONFIG);
    await repo.git('update-index', '--index-version', '4');
  },
  'in a split index': async (repo) => {
    await repo.remove(CONFIG);
    await repo.git('update-index', '--split-index');
  },
};

test.each(Object.entries(STRICTER))('a stricter configuration, %s', async (_, change) => {
  await using repo = await createRepository();
  await commitFile(repo, CONFIG, STRICT);
  await repo.add('key.pem', 'nothing\n');
  await change(repo);
  expect(await repo.keyfence('hook', 'pre-commit')).toMatchObject({ exitCode: 1 });
  expect(await runHookLines(repo)).toMatchObject({ exitCode: 1 });
});

test('a baseline that has to be staged says so', async () => {
  await using repo = await createRepository();
  await repo.add('a.txt', `${key}\n`);
  const { stdout } = await repo.keyfence('baseline', '--include-new');
  expect(stdout).not.toContain('git add');
  await repo.git('add', BASELINE);
  await repo.add('b.txt', `${key}\n`);
  expect((await repo.keyfence('baseline', '--include-new')).stdout).toContain(
    `"git add ${BASELINE}"`,
  );
});

test('the staged settings apply to a message', async () => {
  await using repo = await createRepository();
  await repo.write('message', `${key}\n`);
  const off = `${JSON.stringify({ rules: { 'no-xai-key': 'off' } })}\n`;
  await repo.stage(CONFIG, ON);
  await repo.write(CONFIG, off);
  const judge = (): Promise<KeyfenceRan> => repo.keyfence('hook', 'commit-msg', 'message');
  expect(await judge()).toMatchObject({ exitCode: 1 });
  await repo.stage(CONFIG, off);
  await repo.write(CONFIG, ON);
  expect(await judge()).toMatchObject({ exitCode: 0 });
});

test('a message says which version is broken', async () => {
  await using repo = await createRepository();
  await repo.stage(CONFIG, '{\n');
  const { stderr } = await repo.keyfence('hook', 'pre-commit');
  expect(stderr).toContain(`${CONFIG} (staged) is not valid JSON`);
});

test.skipIf(process.platform === 'win32')('a package.json costs no process of git', async () => {
  await using repo = await createRepository();
  await repo.add('package.json', PACKAGE);
  await repo.commit();
  await repo.add('a.txt', 'clean\n');
  const installed = await countProcesses(repo, (env) => runHookLines(repo, { env }));
  expect(installed).toEqual(['cat-file', 'diff', 'diff']);
  // Called in another way it costs one.
  expect(await countProcesses(repo, ['hook', 'pre-commit'])).toEqual(['cat-file', 'diff']);
});
