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
  test.each(names)('%j', async (name) => {
    await using repo = await createRepository();
    await repo.stage(name, `${oldKey}\n`);
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.stage(name, `${oldKey}\n${key}\n`);
    // With the old blob found as well: the name is used for more than the report.
    const { told } = await scan(repo, ['--staged']);
    expect(told).toEqual([`${name}:1 no-xai-key already-committed`, `${name}:2 no-xai-key new`]);
  });

  test('all of them in one commit', async () => {
    await using repo = await createRepository();
    // The directory of `:/a` takes the place of the file `:`.
    const together = names.filter((name) => name !== ':');
    for (const name of together) await repo.stage(name, key);
    const told = together.map((name) => `${name}:1 no-xai-key new`);
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
  test.each([
    [`${key}.txt`, `${redacted(key)}.txt`],
    [`keys/${key}/a.txt`, `keys/${redacted(key)}/a.txt`],
    [`backup of ${key}`, `backup of ${redacted(key)}`],
  ])('of a file or directory (%#)', async (name, shown) => {
    await using repo = await createRepository();
    await repo.stage(name, 'clean');
    await expectCommit(repo, [], [`${shown} no-xai-key new`]);
  });

  test('that HEAD has already is told', async () => {
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

  test.each(blocked)('%s', async (name) => {
    await using repo = await createRepository();
    await repo.add(name, 'DEBUG=1\n');
    await expectCommit(repo, [], [`${name} no-secret-file new`]);
  });

  test.each(['.env.example', '.env.sample', '.env.template', '.env.dist', 'my.env', 'environment'])(
    '%s may',
    async (name) => {
      await using repo = await createRepository();
      await repo.add(name, 'DEBUG=1\n');
      await expectCommit(repo, [], []);
    },
  );

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

  test('source code of that name is a warning, which stops nothing', async () => {
    await using repo = await createRepository();
    await repo.add('src/secrets.ts', 'export {};\n');
    const report = await scan(repo, ['--staged']);
    expect(report.told).toEqual(['src/secrets.ts no-secret-file new']);
    expect(report.findings).toMatchObject([{ severity: 'warn' }]);
    await repo.installHook();
    expect((await attempt(repo, ['commit', '-m', 'after'])).happened).toBe(true);
  });
});
