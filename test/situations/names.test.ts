import { describe, expect, test } from 'vitest';
import { attempt, expectCommit } from '../support/attempt-commit.ts';
import { key, oldKey, redacted } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

/** Put into the index alone, since not every system can have such files. */
const names = [
  ' leading and trailing ',
  '-',
  '--staged',
  '-rf',
  ':',
  ':!a',
  ':(exclude)a',
  ':/a',
  '!a',
  '#a',
  '"quoted"',
  `'single'`,
  '`a`',
  '$(a)',
  '*',
  '[a]',
  '{a,b}',
  '?',
  'a\\b',
  'a\tb',
  'a\nb',
  '\n',
  'a\rb',
  'a b',
  'a:1:2',
  'HEAD',
  '~',
  '@{u}',
  'é',
  'e\u0301',
  '\u{1F511}',
  '\u202Egnp.exe',
  'constructor',
  '__proto__/toString',
  `${'deep/'.repeat(200)}a`,
  'a'.repeat(250),
];

describe('names', () => {
  // The directory of `:/a` takes the place of the file `:`.
  test.each([
    ['all but a file ":"', names.filter((name) => name !== ':')],
    ['a file ":"', [':']],
  ])('%s', async (_, together) => {
    await using repo = await createRepository();
    await repo.stageAll(together.map((name) => [name, `${oldKey}\n`]));
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.stageAll(together.map((name) => [name, `${oldKey}\n${key}\n`]));
    // With the old blob found as well: the name is used for more than the report.
    const told = together.flatMap((name) => [
      `${name}:1 no-xai-key already-committed`,
      `${name}:2 no-xai-key new`,
    ]);
    await expectCommit(repo, [], told);
  });

  test('bytes that are no UTF-8', async () => {
    await using repo = await createRepository();
    const name = Buffer.from('caf\xe9/\xff\xfe.txt', 'latin1');
    await repo.stage(name, `${oldKey}\n`);
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.stage(name, `${key}\n`);
    await expectCommit(repo, [], ['caf\\xe9/\\xff\\xfe.txt:1 no-xai-key new']);
  });

  test('control characters do not reach the terminal', async () => {
    await using repo = await createRepository();
    await repo.stage('a\x1b[2J\x07\n\x7f\u009b31m', `${key} \x1b]0;title\x07`);
    const { stdout, exitCode } = await repo.keyfence('scan', '--staged');
    expect(exitCode).toBe(1);
    // eslint-disable-next-line no-control-regex -- control characters are what may not be there
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(stdout).toContain(redacted(key));
  });
});

describe('a key in a name', () => {
  test('of a file or directory', async () => {
    const shown = {
      [`${key}.txt`]: `${redacted(key)}.txt`,
      [`keys/${key}/a.txt`]: `keys/${redacted(key)}/a.txt`,
      [`backup of ${key}`]: `backup of ${redacted(key)}`,
    };
    await using repo = await createRepository();
    await repo.stageAll(Object.keys(shown).map((name) => [name, 'clean']));
    await expectCommit(
      repo,
      [],
      Object.values(shown).map((name) => `${name} no-xai-key new`),
    );
  });

  test('that HEAD has already is reported', async () => {
    await using repo = await createRepository();
    await repo.stage(`${oldKey}.txt`, 'one');
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.stage(`${oldKey}.txt`, 'two');
    await expectCommit(repo, [], [`${redacted(oldKey)}.txt no-xai-key already-committed`]);
  });

  test('of the symbolic link itself', async () => {
    await using repo = await createRepository();
    await repo.stage(`link-${key}`, 'target', '120000');
    await expectCommit(repo, [], [`link-${redacted(key)} no-xai-key new`]);
  });
});

describe('files that may not be committed', () => {
  const blocked = [
    '.env',
    '.env.production',
    'deep/.env',
    'deep/.env.xai',
    'secrets.json',
    'a/secrets.yml',
  ];

  test('none of them', async () => {
    await using repo = await createRepository();
    await repo.stageAll(blocked.map((name) => [name, 'DEBUG=1\n']));
    await expectCommit(
      repo,
      [],
      blocked.map((name) => `${name} no-secret-file new`),
    );
  });

  const allowed = [
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    'my.env',
    'environment',
  ];

  test('but those whose names only look like it may', async () => {
    await using repo = await createRepository();
    await repo.stageAll(allowed.map((name) => [name, 'DEBUG=1\n']));
    await expectCommit(repo, [], []);
  });

  test('the content of a template counts', async () => {
    await using repo = await createRepository();
    await repo.add('.env.example', `\nTOKEN=${key}\n`);
    await expectCommit(repo, [], ['.env.example:2 no-xai-key new']);
  });

  test('one that HEAD has is told', async () => {
    await using repo = await createRepository();
    await repo.write('.env', 'DEBUG=1\n');
    await repo.commit();
    await repo.add('.env', 'DEBUG=2\n');
    await expectCommit(repo, [], ['.env no-secret-file already-committed']);
  });

  test('one that is deleted is not told', async () => {
    await using repo = await createRepository();
    await repo.write('.env', 'DEBUG=1\n');
    await repo.commit();
    await repo.git('rm', '--quiet', '--cached', '.env');
    await expectCommit(repo, [], []);
  });

  test('source code of that name without a secret is nothing', async () => {
    await using repo = await createRepository();
    await repo.add('src/secrets.ts', 'export {};\n');
    expect((await scan(repo, ['--staged'])).told).toEqual([]);
  });

  test('a file for one mode without a secret is a warning, which stops nothing', async () => {
    await using repo = await createRepository();
    await repo.add('.env.development', 'PORT=3000\n');
    const report = await scan(repo, ['--staged']);
    expect(report.told).toEqual(['.env.development no-secret-file new']);
    expect(report.findings).toMatchObject([{ severity: 'warn' }]);
    await repo.installHook();
    expect((await attempt(repo, ['commit', '-m', 'after'])).happened).toBe(true);
  });
});
