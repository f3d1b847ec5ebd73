import { chmod, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { COVERED, ENV_TEMPLATES, SECRETS_TEMPLATES } from '../support/template-lines.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

const SECRETS = `**/secrets.*\n${SECRETS_TEMPLATES}`;
const toWindows = (text: string): string => text.replaceAll('\n', '\r\n');

let shared: Repository;

beforeAll(async () => {
  shared = await createRepository();
  await shared.add('.gitignore', '');
});

afterAll(() => shared[Symbol.asyncDispose]());

/** Mends, then once more: the second run may not touch the file. */
async function fix(repo: Repository): Promise<KeyfenceRan> {
  const first = await repo.keyfence('gitignore', '--fix');
  const before = await stat(repo.path('.gitignore'), { bigint: true });
  const content = await read(repo);
  const second = await repo.keyfence('gitignore', '--fix');
  const after = await stat(repo.path('.gitignore'), { bigint: true });
  expect(await read(repo)).toBe(content);
  expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([
    before.ino,
    before.mtimeNs,
    before.ctimeNs,
  ]);
  expect(second.exitCode).toBe(first.exitCode);
  expect(second.stderr).toMatch(/^keyfence: nothing to add to \.gitignore\n/);
  // The temporary file is gone.
  expect((await readdir(repo.root)).filter((name) => name.startsWith('.gitignore'))).toHaveLength(
    1,
  );
  return first;
}

function read(repo: Repository): Promise<string> {
  return readFile(repo.path('.gitignore'), 'latin1');
}

test.each<[string, string, string]>([
  ['an empty file', '', COVERED],
  ['only what is missing', 'dist\n.env*\n', `dist\n.env*\n${SECRETS}${ENV_TEMPLATES}`],
  ['a last line without its end', '.env\n.env.*', `.env\n.env.*\n${SECRETS}${ENV_TEMPLATES}`],
  ['CRLF', '.env\r\ndist\r\n', toWindows(`.env\ndist\n.env.*\n${ENV_TEMPLATES}${SECRETS}`)],
  [
    'a byte order mark',
    '\xef\xbb\xbf.env\n',
    `\xef\xbb\xbf.env\n.env.*\n${ENV_TEMPLATES}${SECRETS}`,
  ],
  ['bytes that are no text', '\xff\xe9\n.env*\n', `\xff\xe9\n.env*\n${SECRETS}${ENV_TEMPLATES}`],
  [
    'a later re-inclusion',
    `${COVERED}!.env.local\n`,
    `${COVERED}!.env.local\n.env.*\n${ENV_TEMPLATES}`,
  ],
  [
    'what is covered, and hides templates',
    '.env\n.env.*\n**/secrets.*\n',
    `.env\n.env.*\n**/secrets.*\n${ENV_TEMPLATES}${SECRETS_TEMPLATES}`,
  ],
])('appends to %s', async (_, before, after) => {
  await shared.write('.gitignore', Buffer.from(before, 'latin1'));
  const { exitCode, stdout } = await fix(shared);
  expect(await read(shared)).toBe(after);
  expect(stdout).toContain('no secrets found');
  expect(exitCode).toBe(0);
});

test('says what it added and which files it hides from now on', async () => {
  await using repo = await createRepository();
  await repo.write('.env', 'A=b\n');
  await repo.write('a/secrets.yml', 'a: b\n');
  await repo.write(`\u001b[2J/.env`, '');
  await repo.write(`${key}/.env`, '');
  await repo.write('a/other', '');
  const { stderr } = await repo.keyfence('gitignore', '--fix', { cwd: 'a' });
  expect(stderr).toMatch(/^keyfence: added to \.gitignore: \.env \.env\.\* !\.env\*\.example /m);
  expect(stderr).toMatch(/it now hides: \S+, \.env, a\/secrets\.yml, xai-\S+\/\.env$/m);
  expect(stderr).not.toContain('\u001b');
  // Nobody else has it yet, and the next audit would say so: a second run does as well.
  const second = await repo.keyfence('gitignore', '--fix');
  expect(second.stderr).toBe(
    'keyfence: nothing to add to .gitignore\nkeyfence: commit .gitignore: only a tracked one is shared\n',
  );
  await repo.git('add', '.gitignore');
  expect((await repo.keyfence('gitignore', '--fix')).stderr).not.toContain('commit');
});

test('re-includes templates, and no others', async () => {
  await using repo = await createRepository();
  await repo.add('a/.env.example', '');
  await repo.add('.env.sample.old', '');
  const { stdout } = await fix(repo);
  expect(await read(repo)).toBe(COVERED);
  // What is tracked already stays a finding.
  expect(stdout).toContain('.env.sample.old  error');
  const { stdout: ignored } = await repo.git('check-ignore', '--no-index', '-v', 'a/.env.example');
  expect(ignored.toString()).toContain('!.env*.example');
});

test('keeps the permissions, and what is not staged apart from what is', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', 'staged\n');
  await repo.write('.gitignore', 'staged\nnot\n');
  await chmod(repo.path('.gitignore'), 0o600);
  await fix(repo);
  expect(await read(repo)).toBe(`staged\nnot\n${COVERED}`);
  expect((await lstat(repo.path('.gitignore'))).mode & 0o777).toBe(0o600);
  expect((await repo.git('show', ':.gitignore')).stdout.toString()).toBe('staged\n');
});

test('names the line of a deeper file that it cannot fix', async () => {
  await using repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n');
  await repo.add('a/.gitignore', '\n!.env\n');
  const { stderr, exitCode } = await fix(repo);
  expect(await read(repo)).toBe(`.env\n.env.*\n${SECRETS}${ENV_TEMPLATES}`);
  expect(stderr).toContain('keyfence: a/.gitignore:2 un-ignores .env; remove that line\n');
  expect(exitCode).toBe(1);
});

test('refuses what git does not read, and changes nothing', async () => {
  await using repo = await createRepository();
  await repo.write('.gitignore', Buffer.from('\ufeff.env\n', 'utf16le'));
  expectRefusal(await repo.keyfence('gitignore', '--fix'), /convert it to UTF-8/);
  await repo.remove('.gitignore');
  await repo.write('other', 'keep me\n');
  await repo.link('.gitignore', 'other');
  expectRefusal(await repo.keyfence('gitignore', '--fix'), /link or a directory/);
  expect(await readFile(repo.path('other'), 'utf8')).toBe('keep me\n');
  await repo.remove('.gitignore');
  await repo.write('.gitignore/x', '');
  expectRefusal(await repo.keyfence('gitignore', '--fix'), /link or a directory/);
  expect((await readdir(repo.root)).toSorted()).toEqual(['.git', '.gitignore', 'other']);
});

test('the remedy for a tracked .env works as it is written', async () => {
  await using repo = await createRepository();
  await repo.write('.gitignore', '.env.*\n');
  await repo.add('.env', `XAI_API_KEY=${key}\n`);
  await repo.commit();
  const { stdout } = await repo.keyfence('--json');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; remedy: string }[] };
  const remedy = findings.find(({ rule }) => rule === 'no-secret-file')?.remedy ?? '';
  const commands = [...remedy.matchAll(/"(?<command>[^"]+)"/g)].map(([, command]) => command ?? '');
  expect(commands).toEqual(['git rm --cached FILE', 'npx keyfence gitignore --fix']);
  for (const command of commands) {
    const [program, ...words] = command.replace('npx ', '').replace('FILE', '.env').split(' ');
    if (program === 'git') await repo.git(...words);
    else expect((await repo.keyfence(...words)).exitCode).toBe(0);
  }
  expect(remedy).toContain('Commit a .env.example');
  await repo.write('.env.example', 'XAI_API_KEY=\n');
  await repo.installHook();
  await repo.git('add', '.env.example', '.gitignore');
  await repo.git('commit', '-q', '-m', 'take the file out');
  const { stdout: tracked } = await repo.git('ls-files');
  expect(tracked.toString()).toBe('.env.example\n.gitignore\n');
  expect((await repo.git('status', '--porcelain')).stdout.toString()).toBe('');
  expect((await repo.keyfence()).exitCode).toBe(0);
});
