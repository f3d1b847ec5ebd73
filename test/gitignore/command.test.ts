import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { expectRefusal, readReport, type JsonFinding } from '../support/report.ts';
import { createRepository, type CallOptions, type Repository } from '../support/repository.ts';

const ALL = '.env\n.env.*\n**/secrets.*\n';

/** One for the cases that only differ in what their ignore files say. */
let shared: Repository;

beforeAll(async () => {
  shared = await createRepository();
  await shared.add('.gitignore', '');
  await shared.add('packages/a/index.js', '');
});

afterAll(() => shared[Symbol.asyncDispose]());

/** What `keyfence gitignore` finds; the exit code has to say the same. */
async function audit(repo: Repository, ...call: [...string[], CallOptions] | string[]) {
  const ran = await repo.keyfence('gitignore', '--format', 'json', ...(call as string[]));
  expect(ran.exitCode, ran.stderr).toBeLessThan(2);
  const { findings, exit, suppressed } = readReport(ran.stdout);
  expect(exit).toBe(ran.exitCode);
  expect(ran.exitCode).toBe(findings.some(({ severity }) => severity === 'error') ? 1 : 0);
  return { findings, suppressed, told: findings.map(tell), stderr: ran.stderr };
}

function tell({ path, line, message }: JsonFinding): string {
  return `${path}${line === undefined ? '' : `:${String(line)}`} ${message}`;
}

/** The start of what is told of a gap that no line makes. */
function open(pattern: string, witness: string): string {
  return `.gitignore .gitignore does not ignore ${pattern}: ${witness} could be committed`;
}

function reincluded(place: string, text: string, witness: string, pattern: string): string {
  return `${place} "${text}" un-ignores ${witness}, which must be ignored (${pattern})`;
}

const NOTHING_ELSE = [open('.env.*', '.env.x'), open('**/secrets.*', 'secrets.x')];

test.each<[string, string | Buffer, string[]]>([
  ['the patterns', ALL, []],
  ['equal coverage in other words', '.env*\nsecrets.*\n', []],
  ['a pattern of the root alone', `/.env\n.env.*\nsecrets.*\n`, [open('.env', 'x/.env')]],
  ['*.env for .env', '*.env\n', NOTHING_ELSE],
  ['templates', `${ALL}!.env.example\n!.env.sample\n!.env.template\n!.env.dist\n`, []],
  [
    'a file that is no template',
    `${ALL}!.env.local\n`,
    [reincluded('.gitignore:4', '!.env.local', '.env.local', '.env.*')],
  ],
  ['CRLF', ALL.replaceAll('\n', '\r\n'), []],
  ['a byte order mark', `\ufeff${ALL}`, []],
  ['spaces at the end', '.env  \n.env.* \nsecrets.* \n', []],
  ['a tab at the end', '.env\t\n.env.*\nsecrets.*\n', [open('.env', '.env')]],
  ['UTF-16', Buffer.from(`\ufeff${ALL}`, 'utf16le'), [open('.env', '.env'), ...NOTHING_ELSE]],
  ['capitals', '.ENV\n.env.*\nsecrets.*\n', [open('.env', '.env')]],
])('%s', async (_, content, gaps) => {
  await shared.write('.gitignore', content);
  expect((await audit(shared)).told).toEqual(gaps);
});

test('capitals cover where core.ignoreCase is set', async () => {
  await shared.write('.gitignore', '.ENV\n.env.*\nsecrets.*\n');
  // As `git -c` hands it on.
  const env = { GIT_CONFIG_PARAMETERS: "'core.ignoreCase=true'" };
  expect((await audit(shared, { env })).told).toEqual([]);
});

test('what is too complex to decide is probed, and says so', async () => {
  await shared.write('.gitignore', `*\n!*a${'?'.repeat(20)}\n!config/\n!config/secrets.yml\n`);
  const { told } = await audit(shared);
  const gap = reincluded(
    '.gitignore:4',
    '!config/secrets.yml',
    'config/secrets.yml',
    '**/secrets.*',
  );
  expect(told).toEqual([`${gap} (probed)`]);
});

test('a monorepo: asked from anywhere, a deeper re-inclusion is named with the fix that helps', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', ALL);
  await repo.add('packages/a/.gitignore', '# ours\n!.env\n');
  const { findings, told } = await audit(repo, { cwd: 'packages/a' });
  expect(told).toEqual([reincluded('packages/a/.gitignore:2', '!.env', 'packages/a/.env', '.env')]);
  expect(findings[0]).toMatchObject({ column: 1, endLine: 2, endColumn: 6, severity: 'error' });
  // `--fix` could append what it likes to the file at the top.
  expect(findings[0]?.remedy).toMatch(/^Remove "!\.env" from packages\/a\/\.gitignore \(line 2\)/);

  await repo.write('.gitignore', '.env.*\n**/secrets.*\n');
  await repo.write('packages/a/.gitignore', '');
  expect((await audit(repo)).findings[0]?.remedy).toContain('keyfence gitignore --fix');

  const { stdout, exitCode } = await repo.keyfence('gitignore');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(open('.env', '.env').replace(' ', '  error  '));
  expect(stdout).toContain('1 error; scanned 2 of 2 files');
  const scanned = await repo.keyfence('scan', '--format', 'json');
  expect(readReport(scanned.stdout).findings.map(tell)).toEqual([open('.env', '.env')]);
});

test('patterns and templates of the configuration', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', '*.pem\n!test.pem\n!test.crt\n');
  const gitignore = { patterns: ['*.pem', '*.crt'], templates: ['test.pem'] };
  await repo.add('keyfence.config.json', JSON.stringify({ gitignore }));
  expect((await audit(repo)).told).toEqual([open('*.crt', '.crt')]);
});

test('a conflict, a deleted ignore file, and one that a sparse checkout leaves out', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', ALL);
  await repo.add('a/.gitignore', '!.env\n');
  await repo.commit();
  const gap = reincluded('a/.gitignore:1', '!.env', 'a/.env', '.env');
  await repo.git('sparse-checkout', 'set', '--no-cone', '/*', '!/a/');
  expect((await audit(repo)).told).toEqual([gap]);
  await repo.git('sparse-checkout', 'disable');
  await repo.remove('a/.gitignore');
  expect((await audit(repo)).told).toEqual([]);

  await repo.git('checkout', '-q', '.');
  await repo.git('checkout', '-q', '-b', 'side');
  await repo.add('.gitignore', `${ALL}c\n`);
  await repo.commit();
  await repo.git('checkout', '-q', 'main');
  await repo.add('.gitignore', `${ALL}b\n`);
  await repo.commit();
  await repo.git('merge', 'side', { allowFailure: true });
  expect((await audit(repo)).told).toEqual([gap]);
});

test('a submodule is a repository of its own', async () => {
  await using repo = await createRepository();
  const inner = repo.at(join(repo.directory, 'inner'));
  await repo.git('init', '-q', inner.root);
  await inner.add('.gitignore', '.env\n');
  await inner.commit();
  await repo.git('submodule', '--quiet', 'add', inner.root, 'sub');
  await repo.add('.gitignore', ALL);
  expect((await audit(repo)).told).toEqual([]);
  expect((await audit(repo, { cwd: 'sub' })).told).toEqual(NOTHING_ELSE);
});

test('a bare repository is read from HEAD', async () => {
  await using repo = await createRepository();
  const bare = repo.at(join(repo.directory, 'bare.git'));
  await repo.git('init', '-q', '--bare', bare.root);
  expectRefusal(await bare.keyfence('gitignore'), /no commit yet/);
  await repo.add('.gitignore', '.env\n');
  await repo.add('.env', '');
  await repo.commit();
  await repo.git('push', '-q', bare.root, 'main');
  const { told } = await audit(bare);
  expect(told).toEqual([...NOTHING_ELSE, '.env Secret file is tracked']);
  expectRefusal(await bare.keyfence('gitignore', '--fix'), /no file to fix/);
});

test('no ignore file, and no repository', async () => {
  await using repo = await createRepository({ init: false });
  expectRefusal(await repo.keyfence('gitignore'), /not a git repository/);
  expectRefusal(await repo.keyfence('gitignore', '--fix'), /not a git repository/);
  await repo.git('init', '-q');
  expect((await audit(repo)).told).toEqual([open('.env', '.env'), ...NOTHING_ELSE]);
  expect((await repo.keyfence('gitignore')).stdout).toContain('3 errors; no tracked .gitignore');
});

test('rules of this machine alone do not count, and are named where they hide a gap', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', '/.env\nsecrets.*\n');
  // The shortest path of the gap, `.env.x`, is not hidden; the one that everybody has is.
  await repo.write('.git/info/exclude', '.env.local\n');
  await repo.write('../excludes', '.env\n');
  await repo.git('config', 'core.excludesFile', join(repo.directory, 'excludes'));
  const but = (file: string, path: string): string =>
    `; here ${file} ignores ${path}, but nobody else has that file`;
  expect((await audit(repo)).told).toEqual([
    open('.env', 'x/.env') + but(join(repo.directory, 'excludes'), 'x/.env'),
    open('.env.*', '.env.x') + but('.git/info/exclude', '.env.local'),
  ]);

  // Beyond a link git answers nothing at all; what is at the top is told all the same.
  await repo.link('x', 'nowhere');
  await repo.git('config', '--unset', 'core.excludesFile');
  expect((await audit(repo)).told).toEqual([
    open('.env', 'x/.env'),
    open('.env.*', '.env.x') + but('.git/info/exclude', '.env.local'),
  ]);

  // Nor has anybody an ignore file that is not tracked.
  await repo.git('rm', '-q', '--cached', '.gitignore');
  const { told, findings } = await audit(repo);
  expect(told[0]).toBe(open('.env', '.env') + but('.gitignore', '.env'));
  expect(findings[0]?.remedy).toMatch(/^Run "git add \.gitignore"/);
});

test('tracked secret files come with the command that untracks them alone', async () => {
  await using repo = await createRepository();
  const names = [
    '.env',
    'a/secrets.yml',
    // What the next would match as a glob.
    "it's/0/.env",
    "it's/[0]/.env",
    'line\nend/.env',
    Buffer.from('\xff/.env', 'latin1'),
  ];
  await repo.add('.gitignore', ALL);
  await repo.add('i/.env.example', '');
  for (const name of names) await repo.stage(name, 'A=b\n');
  await repo.write('deep/x', '');
  const { findings } = await audit(repo);
  expect(findings.map(({ rule }) => rule)).toEqual(names.map(() => 'no-secret-file'));
  for (const { remedy } of findings.toReversed()) {
    expect(remedy).toMatch(/rotate every key/);
    const command = /^Run: (?<command>git rm --cached -- .+)\. Then rotate/s.exec(remedy);
    const script = join(repo.directory, 'untrack.sh');
    await repo.write('../untrack.sh', `${command?.groups?.['command'] ?? 'false'}\n`);
    const { stdout } = await repo.git('-c', `alias.sh=!bash ${script}`, 'sh', { cwd: 'deep' });
    expect(stdout.toString().match(/^rm /gm)).toHaveLength(1);
  }
  const { stdout } = await repo.git('ls-files');
  expect(stdout.toString()).toBe('.gitignore\ni/.env.example\n');
});

test('a key in a path is not shown, nor does a path move the cursor', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', ALL);
  await repo.stage(`${key}/.env`, '');
  await repo.add(`${key}/.gitignore`, '!.env.local\n');
  await repo.add('\u001b[2J/.gitignore', '!secrets.ts\n');
  // The run itself fails on a key; both formats.
  for (const args of [[], ['--format', 'json'], ['--fix']]) {
    const { stdout, stderr, exitCode } = await repo.keyfence('gitignore', ...args);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toContain('\u001b');
  }
});

test('what the rule is set to, and what the baseline accepts', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n');
  const set = (severity: string): Promise<void> =>
    repo.add('keyfence.config.json', JSON.stringify({ rules: { 'gitignore-coverage': severity } }));
  await set('warn');
  const { findings } = await audit(repo);
  expect(findings).toMatchObject([{ severity: 'warn', rule: 'gitignore-coverage' }]);
  expect((await repo.keyfence('gitignore', '--max-warnings', '0')).exitCode).toBe(1);
  await set('off');
  expect((await audit(repo)).told).toEqual([]);

  await set('error');
  expect((await repo.keyfence('baseline', '--include-new')).exitCode).toBe(0);
  expect(await readFile(repo.path('.keyfence-baseline.jsonl'), 'utf8')).toContain(
    'gitignore-coverage',
  );
  const accepted = await audit(repo);
  expect(accepted.told).toEqual([]);
  expect(accepted.suppressed).toMatchObject([{ by: 'baseline' }]);
});

test('an ignore file that only some versions of git read is reported', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', ALL);
  await repo.write('a/shared', '!.env\n');
  await repo.link('a/.gitignore', 'shared');
  await repo.add('b/.gitignore', '');
  await repo.git('add', '-A');
  await truncate(repo.path('b/.gitignore'), 100 * 2 ** 20 + 1);
  const { told } = await audit(repo);
  expect(told).toEqual([
    'a/.gitignore a symbolic link, which only git before 2.32 follows',
    'b/.gitignore larger than 100 MB, which git 2.45.3 and later do not read',
  ]);
  const { stdout } = await repo.keyfence('--format', 'csv');
  expect(stdout.match(/gitignore-coverage/g)).toHaveLength(2);
  // In the work tree it is a file again, and of a bearable size.
  await repo.remove('a/.gitignore');
  await repo.write('a/.gitignore', 'dist\n');
  await truncate(repo.path('b/.gitignore'), 0);
  expect((await audit(repo)).told).toEqual([]);
});

test('of too many lines, those that versions of git read otherwise are told', async () => {
  await using repo = await createRepository();
  const many = 'dist\n'.repeat(20_001);
  await repo.add('.gitignore', `${many}a/**/b\n${ALL}`);
  expect((await audit(repo)).told).toEqual([]);
  await repo.add('.gitignore', `${many}a**/b\n${ALL}`);
  expect((await audit(repo)).told).toEqual([
    expect.stringMatching(/^\.gitignore "\*\*" after other text, which versions of git read/),
  ]);
});
