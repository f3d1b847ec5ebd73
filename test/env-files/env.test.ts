import { chmod, readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { key, managementKey, oldKey, secondKey } from '../support/keys.ts';
import { findShown } from '../support/find-shown.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

interface Told {
  readonly exitCode: number;
  /** `path:line kind name`. */
  readonly problems: readonly string[];
  readonly errors: readonly string[];
}

async function examine(repo: Repository, ...args: readonly string[]): Promise<Told> {
  const { exitCode, stdout, stderr } = await repo.keyfence('env', ...args, '--format', 'json');
  expect(stderr).toBe('');
  const { problems, errors } = JSON.parse(stdout) as {
    problems: { path: string; line?: number; kind: string; name?: string }[];
    errors: string[];
  };
  return {
    exitCode,
    problems: problems.map(({ path, line, kind, name }) =>
      [line === undefined ? path : `${path}:${String(line)}`, kind, name]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
    errors,
  };
}

/** Writes files that only their owner reads. */
async function write(repo: Repository, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await repo.write(path, content);
    await chmod(repo.path(path), 0o600);
  }
}

describe('keyfence env', () => {
  test('has nothing to report where all is in order', async () => {
    await using repo = await createRepository();
    await write(repo, {
      '.gitignore': '.env\n.env.*\n!.env.example\n',
      '.env': `XAI_API_KEY=${key}\nPORT=3000\n`,
      '.env.production': `XAI_API_KEY=${secondKey}\nPORT=3000\n`,
      '.env.example': 'XAI_API_KEY=\nPORT=3000\n',
      'node_modules/a/.env': `XAI_API_KEY=${key}\nFOREIGN=1\n`,
    });
    const ran = await repo.keyfence('env');
    expect(ran).toEqual({
      exitCode: 0,
      stdout: '3 files with 6 names, nothing to report\n',
      stderr: '',
    });
  });

  const ROWS: readonly (readonly [string, Readonly<Record<string, string>>, number, string[]])[] = [
    [
      'the key of production in a file for development',
      { '.env': `A=1\nXAI_API_KEY=${key}\n`, '.env.production': `XAI_API_KEY=${key}\n` },
      1,
      ['.env:2 production-key XAI_API_KEY'],
    ],
    [
      'a name that says production',
      { '.env.development': `PROD_XAI_API_KEY=${key}\n` },
      1,
      ['.env.development:1 production-key PROD_XAI_API_KEY'],
    ],
    [
      'the same key in two environments',
      { '.env.test': `K=${key}\n`, '.env.staging': `XAI_API_KEY="${key}"\n` },
      1,
      ['.env.test:1 same-key K'],
    ],
    [
      'a secret that only its name tells',
      { '.env': `DB_PASSWORD=${body(24, 4)}\n`, 'prod.env': `DB_PASSWORD=${body(24, 4)}\n` },
      1,
      ['.env:1 production-key DB_PASSWORD'],
    ],
    [
      'a key in a comment of a template, and in another format',
      { '.env.example': `A=\n# A=${key}\nB: ${secondKey}\n`, '.env': 'A=1\n' },
      1,
      ['.env.example:2 template-secret', '.env.example:3 template-secret'],
    ],
    [
      'the same key twice for one environment',
      { 'a/.env': `K=${key}`, 'b/.env': `K=${key}` },
      0,
      [],
    ],
    [
      'a management key where an API key belongs',
      { '.env': `XAI_API_KEY=${managementKey}\nXAI_MANAGEMENT_KEY=${managementKey}\n` },
      1,
      ['.env:1 management-key XAI_API_KEY'],
    ],
    [
      'an API key where a management key belongs',
      { '.env': `XAI_MANAGEMENT_KEY=${key}\n` },
      0,
      ['.env:1 management-key XAI_MANAGEMENT_KEY'],
    ],
    [
      'names that are missing in the template, and the reverse',
      { '.env': 'A=1\nB=2\n', '.env.example': 'B=\nC=\n', 'x/.env': 'D=1\n' },
      0,
      ['.env:1 not-in-template A', '.env.example:2 only-in-template C'],
    ],
    [
      'a secret in a template',
      { '.env.example': `XAI_API_KEY=${key}\n` },
      1,
      ['.env.example:1 template-secret XAI_API_KEY'],
    ],
    [
      'plain text among encrypted values',
      { '.env.production': `A="encrypted:${body(60, 2, 'base64')}"\nDB_PASSWORD=${body(20, 4)}\n` },
      1,
      ['.env.production:2 plaintext'],
    ],
  ];
  test.each(ROWS)('%s', async (_, files, exitCode, problems) => {
    await using repo = await createRepository();
    await write(repo, files);
    expect(await examine(repo)).toEqual({ exitCode, problems, errors: [] });
  });

  test('a key that is in the history too', async () => {
    await using repo = await createRepository();
    await repo.write('old.py', `key = "${oldKey}"\n`);
    await repo.commit();
    await repo.remove('old.py');
    await repo.commit('after');
    await write(repo, { '.env': `FIRST=${key}\nXAI_API_KEY=${oldKey}\n` });
    expect(await examine(repo)).toMatchObject({
      exitCode: 1,
      problems: ['.env:2 in-history XAI_API_KEY'],
    });
    const { stdout } = await repo.keyfence('env');
    expect(stdout).toMatch(/in the history of this repository, in old\.py since [\da-f]{12}/);
  });

  test('what cannot be read is an error besides the rest', async () => {
    await using repo = await createRepository();
    await write(repo, { '.env': `XAI_API_KEY=${managementKey}\n` });
    await repo.link('.env.local', 'nowhere');
    const told = await examine(repo);
    expect(told.exitCode).toBe(2);
    expect(told.problems).toHaveLength(1);
    expect(told.errors).toEqual(['.env.local is gone, or leads to nothing']);
  });

  test('UTF-16 is not passed over', async () => {
    await using repo = await createRepository();
    await repo.write('.env', Buffer.from(`\ufeffXAI_API_KEY=${key}\n`, 'utf16le'));
    expect(await examine(repo)).toEqual({
      exitCode: 2,
      problems: [],
      errors: ['.env is not plain text; save it as UTF-8'],
    });
  });

  test('profiles of shells only when asked', async () => {
    await using repo = await createRepository({ init: false });
    const home = `../home/.zshrc`;
    await repo.write(home, `export PATH=/bin\nexport XAI_API_KEY="${managementKey}"\n`);
    await chmod(repo.path(home), 0o600);
    expect((await examine(repo)).problems).toEqual([]);
    expect(await examine(repo, '--profiles')).toMatchObject({
      problems: ['~/.zshrc:2 management-key XAI_API_KEY'],
    });
  });

  test('a path that is not there', async () => {
    await using repo = await createRepository();
    expectRefusal(await repo.keyfence('env', 'nowhere'), /there is no file or directory nowhere/);
  });
});

describe.runIf(process.platform !== 'win32')('keyfence env --fix', () => {
  test('takes rights from others and adds names, and nothing else', async () => {
    await using repo = await createRepository();
    await write(repo, { '.env.example': 'B=', '.env': `A=1\nXAI_API_KEY=${key}\nB=2\n` });
    await chmod(repo.path('.env'), 0o644);
    expect(await examine(repo)).toMatchObject({
      exitCode: 1,
      problems: ['.env readable', '.env:1 not-in-template A', '.env:2 not-in-template XAI_API_KEY'],
    });
    expect(await examine(repo, '--fix')).toEqual({ exitCode: 0, problems: [], errors: [] });
    expect((await stat(repo.path('.env'))).mode & 0o777).toBe(0o600);
    expect(await readFile(repo.path('.env.example'), 'utf8')).toBe('B=\nA=\nXAI_API_KEY=\n');
  });

  test('takes rights from others where a key is in a comment alone', async () => {
    await using repo = await createRepository();
    await repo.write('.env', `A=1\n# OLD=${key}\n`);
    await chmod(repo.path('.env'), 0o644);
    expect(await examine(repo)).toMatchObject({ exitCode: 1, problems: ['.env readable'] });
  });

  test('keeps line ends and bytes of the template', async () => {
    await using repo = await createRepository();
    await write(repo, { '.env': 'A=1\nB=2\n' });
    await repo.write('.env.example', Buffer.from('# caf\u00e9\r\nB=', 'latin1'));
    await repo.keyfence('env', '--fix');
    expect(await readFile(repo.path('.env.example'), 'latin1')).toBe('# caf\u00e9\r\nB=\r\nA=\r\n');
  });

  test('takes no line of a key for a name', async () => {
    await using repo = await createRepository();
    const tail = `Z${body(30, 9)}`;
    const dashes = '-----';
    const block = `${dashes}BEGIN PRIVATE KEY${dashes}\n${body(64, 3)}\nAb12==\n${dashes}END PRIVATE KEY${dashes}`;
    await write(repo, { '.env': `A=${block}\nB=2\n${tail}==\n${key}=\n`, '.env.example': '' });
    const ran = await repo.keyfence('env', '--fix');
    expect(findShown(ran.stdout, tail)).toBeUndefined();
    expect(await readFile(repo.path('.env.example'), 'utf8')).toBe('A=\nB=\n');
  });

  test('writes nothing outside of the repository', async () => {
    await using repo = await createRepository();
    await repo.write('../outside', 'B=\n');
    await repo.link('.env.example', '../outside');
    await write(repo, { '.env': 'A=1\nB=2\n' });
    expectRefusal(await repo.keyfence('env', '--fix'), /outside of this repository/);
    expect(await readFile(repo.path('../outside'), 'utf8')).toBe('B=\n');
  });
});
