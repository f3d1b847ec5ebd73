import { expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { countProcesses } from '../support/count-processes.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const ALL = '.env\n.env.*\n**/secrets.*\n';

/** A repository whose only commit has this ignore file. */
async function createWith(content: string): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('.gitignore', content);
  await repo.commit();
  return repo;
}

/** What pre-commit says of the index: the lines of the audit, and whether the commit may happen. */
async function judge(
  repo: Repository,
): Promise<{ readonly blocks: boolean; readonly told: string[] }> {
  const { stdout, exitCode, stderr } = await repo.keyfence('hook', 'pre-commit');
  expect(exitCode, stderr).toBeLessThan(2);
  const told = stdout.split('\n').filter((line) => line.endsWith('  gitignore-coverage'));
  return { blocks: exitCode === 1, told };
}

test('a commit that opens a gap is blocked, with the file, the line and the path', async () => {
  await using repo = await createWith(ALL);
  await repo.add('.gitignore', `${ALL}!.env.local\n`);
  await repo.installHook();
  // The index of a partial commit is another one.
  await repo.add('a.txt', 'a\n');
  const { happened, output } = await attempt(repo, ['commit', '-m', 'open', '.gitignore']);
  expect(happened, output).toBe(false);
  expect(output).toContain('.gitignore:4:1  error  "!.env.local" un-ignores .env.local');
  expect(output).toContain('keyfence gitignore --fix');

  await repo.git('reset', '-q', '--hard');
  await repo.add('.gitignore', `# ours\n${ALL}`);
  expect((await attempt(repo, ['commit', '-m', 'still covered'])).happened).toBe(true);
});

test.each([
  {
    name: 'newer versions of git',
    versions: 'git 2.52 and later, which reads "**" after other text as "*"',
    before: `${ALL}!/conf/x/y/.env\n/conf/x/y/.env\n`,
    after: `${ALL}!/conf/x/y/.env\nconf**/.env\n`,
    path: 'conf/x/y/.env',
  },
  {
    name: 'older versions of git',
    versions: 'git before 2.52, which lets "**" after other text cross directories',
    before: ALL,
    after: `${ALL}!conf**/x/.env\nconf*/x/.env\n`,
    path: 'confx/.env',
  },
])('a commit that opens a gap in $name is blocked on all', async (situation) => {
  const { versions, before, after, path } = situation;
  await using repo = await createWith(before);
  await repo.add('.gitignore', after);
  const line = `un-ignores ${path}, which must be ignored (.env); only with ${versions}`;
  const gap = [expect.stringContaining(line) as string];
  expect(await judge(repo)).toEqual({ blocks: true, told: gap });

  // Once it is there, it blocks no other commit.
  await repo.commit();
  await repo.add('.gitignore', `${after}#\n`);
  expect(await judge(repo)).toEqual({ blocks: false, told: gap });
});

test.skipIf(process.platform === 'win32')(
  'of gaps that a commit opens git is asked at once, however many they are',
  async () => {
    await using repo = await createWith(ALL);
    const hook = ['hook', 'pre-commit'];
    await repo.add('.gitignore', '.env\n.env.*\n');
    const one = await countProcesses(repo, hook);
    await repo.add('.gitignore', '#\n');
    expect((await judge(repo)).told).toHaveLength(3);
    expect(await countProcesses(repo, hook)).toEqual(one);
  },
);

test('what counts is what is staged', async () => {
  await using repo = await createWith(ALL);
  await repo.add('.gitignore', '.env\n');
  await repo.write('.gitignore', ALL);
  expect(await judge(repo)).toMatchObject({ blocks: true });
  await repo.add('.gitignore', `${ALL}#\n`);
  await repo.write('.gitignore', '');
  expect(await judge(repo)).toEqual({ blocks: false, told: [] });
});

test.each<[string, (repo: Repository) => Promise<unknown>, string]>([
  [
    'no longer tracked',
    (repo) => repo.git('rm', '-q', '--cached', '.gitignore'),
    '.gitignore does not ignore .env: .env could be committed; here .gitignore ignores .env, but nobody else has that file',
  ],
  [
    'deleted',
    (repo) => repo.git('rm', '-q', '.gitignore'),
    '.gitignore does not ignore .env: .env could be committed',
  ],
  [
    'moved down',
    async (repo) => {
      await repo.write('a/b', '');
      await repo.git('mv', '.gitignore', 'a/.gitignore');
    },
    '.gitignore does not ignore .env: .env could be committed',
  ],
  [
    'replaced by a link',
    async (repo) => {
      await repo.remove('.gitignore');
      await repo.link('.gitignore', 'other');
      await repo.git('add', '.gitignore');
    },
    '.gitignore does not ignore .env: .env could be committed',
  ],
  [
    'overridden deeper down',
    (repo) => repo.add('a/.gitignore', '\n!.env\n'),
    '"!.env" un-ignores a/.env, which must be ignored (.env)',
  ],
])('an ignore file that is %s opens gaps', async (_, change, message) => {
  await using repo = await createWith(ALL);
  await change(repo);
  const { blocks, told } = await judge(repo);
  expect(blocks).toBe(true);
  expect(told[0]).toContain(`  error  ${message}  `);
});

test('a gap that was there is one line and blocks nothing, until it becomes wider', async () => {
  await using repo = await createWith(`${ALL}!.env.local\n`);
  const gap =
    '.gitignore:4:1  already committed  "!.env.local" un-ignores .env.local, which must be ignored (.env.*)  gitignore-coverage';
  await repo.add('.gitignore', `${ALL}!.env.local\ndist\n`);
  expect(await judge(repo)).toEqual({ blocks: false, told: [gap] });
  // A longer name: the shortest path that slips through is still the old one.
  await repo.add('.gitignore', `${ALL}!.env.local\n!.env.production\n`);
  const { blocks, told } = await judge(repo);
  expect(blocks).toBe(true);
  expect(told).toEqual([
    '.gitignore:5:1  error  "!.env.production" un-ignores .env.production, which must be ignored (.env.*)  gitignore-coverage',
  ]);
  // A commit without an ignore file has nothing to do with it.
  await repo.git('reset', '-q', '--hard');
  await repo.add('a.txt', 'a\n');
  expect(await judge(repo)).toEqual({ blocks: false, told: [] });
});

test('removing a line un-ignores what it ignored', async () => {
  await using repo = await createWith('/config/secrets.production.yml\n.env\n.env.*\n');
  await repo.add('config/a', '');
  await repo.add('.gitignore', '.env\n.env.*\n');
  const { blocks, told } = await judge(repo);
  expect(blocks).toBe(true);
  expect(told[0]).toContain('config/secrets.production.yml could be committed');
});

test('adding an ignore file never opens a gap, and before the first commit all is open', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', 'node_modules\n.env\n');
  const first = await judge(repo);
  expect(first.blocks).toBe(false);
  expect(first.told).toHaveLength(2);
  await repo.git('rm', '-q', '--cached', '.gitignore');
  await repo.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'without');
  await repo.add('.gitignore', 'node_modules\n.env\n');
  expect(await judge(repo)).toEqual(first);
});

test('a merge that opens a gap is blocked, unless a remote has it already', async () => {
  await using repo = await createWith(ALL);
  await repo.git('checkout', '-q', '-b', 'side');
  await repo.add('.gitignore', '.env\n');
  await repo.commit('open');
  await repo.git('checkout', '-q', 'main');
  await repo.add('a.txt', 'a\n');
  await repo.commit('main');
  await repo.installHook();
  const merge = ['merge', '--no-edit', 'side'];
  const stopped = await attempt(repo, merge);
  expect(stopped.happened, stopped.output).toBe(false);
  expect(stopped.output).toContain('.gitignore does not ignore .env.*');
  await repo.git('merge', '--abort', { allowFailure: true });
  await repo.git('reset', '-q', '--hard');
  await repo.git('update-ref', 'refs/remotes/origin/side', 'side');
  const merged = await attempt(repo, merge);
  expect(merged.happened, merged.output).toBe(true);
  expect(merged.output).toContain('already committed  .gitignore does not ignore .env.*');
});

test.each([
  ['off', []],
  [
    'warn',
    [
      '.gitignore  warning  .gitignore does not ignore .env: .env could be committed  gitignore-coverage',
    ],
  ],
])('the rule set to %s', async (severity, expected) => {
  await using repo = await createWith(ALL);
  await repo.add(
    'keyfence.config.json',
    JSON.stringify({
      rules: { 'gitignore-coverage': severity },
      gitignore: { patterns: ['.env'] },
    }),
  );
  await repo.add('.gitignore', '');
  expect(await judge(repo)).toEqual({ blocks: false, told: expected });
});

test('a link as an ignore file blocks when it is added, and is reported from then on', async () => {
  await using repo = await createWith(ALL);
  await repo.write('a/shared', '!.env\n');
  await repo.link('a/.gitignore', 'shared');
  await repo.git('add', '-A');
  const told = 'a symbolic link, which only git before 2.32 follows  gitignore-coverage';
  expect(await judge(repo)).toEqual({ blocks: true, told: [`a/.gitignore  error  ${told}`] });
  await repo.commit();
  await repo.add('.gitignore', `${ALL}dist\n`);
  expect(await judge(repo)).toEqual({
    blocks: false,
    told: [`a/.gitignore  already committed  ${told}`],
  });
});
