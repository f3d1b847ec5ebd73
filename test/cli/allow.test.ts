import { readFile, symlink } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { body } from '../../rules/sample.ts';
import { key, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { addClient, expectTranscript, type Case } from '../support/transcript.ts';

const REASON = ['--reason', 'made up for tests'];

async function addBoth(repo: Repository): Promise<void> {
  await addClient(repo);
  await repo.add('src/client.json', `{\n  "key": "${key}"\n}\n`);
}

const CASES: Readonly<Record<string, Case>> = {
  'allow-comment': {
    title: 'Allow a finding',
    args: ['allow', 'src/client.py:4', ...REASON],
    prepare: addClient,
  },
  'allow-config': {
    title: 'Allow a finding where no comment is possible',
    args: ['allow', 'src/client.json:2', ...REASON],
    prepare: addBoth,
  },
  'allow-dry-run': {
    title: 'Look at what would be written',
    args: ['allow', 'src/client.py:4:14', '--dry-run', ...REASON],
    prepare: addClient,
  },
  'allow-again': {
    title: 'Allow what is allowed already',
    args: ['allow', 'src/client.py:5', ...REASON],
    prepare: async (repo) => {
      await addClient(repo);
      await repo.keyfence('allow', 'src/client.py:4', ...REASON);
    },
  },
  'allow-nothing': { title: 'Allow nothing', args: ['allow', ...REASON] },
  'allow-no-reason': { title: 'Allow without a reason', args: ['allow', 'src/client.py:4'] },
  'allow-other-line': {
    title: 'Allow where nothing is found',
    args: ['allow', 'src/client.py:1', ...REASON],
    prepare: addClient,
  },
  'allow-clean-file': {
    title: 'Allow in a clean file',
    args: ['allow', '.gitignore:1', ...REASON],
  },
  'allow-no-file': { title: 'Allow in no file', args: ['allow', 'a.py:1', ...REASON] },
  'allow-outside': { title: 'Allow outside', args: ['allow', '../a.py:1', ...REASON] },
  'allow-unknown': {
    title: 'Allow a fingerprint that nothing has',
    args: ['allow', '0123456789abcdef0123456789abcdef', ...REASON],
  },
  'allow-secret-reason': {
    title: 'Give a key as the reason',
    args: ['allow', 'src/client.py:4', '--reason', `was ${secondKey}`],
    prepare: addClient,
  },
  'allow-closing-reason': {
    title: 'Give a reason that ends a comment',
    args: ['allow', 'src/client.py:4', '--reason', 'made up */ really'],
    prepare: addClient,
  },
  'allow-lines-reason': {
    title: 'Give a reason of two lines',
    args: ['allow', 'src/client.py:4', '--reason', 'made up\nfor tests'],
    prepare: addClient,
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);

/** Two secrets, which break different rules. */
const TWO = `f(api_key="${body(32, 3, 'hex')}", other="${key}")\n`;

/** A repository whose ignore files are in order. */
async function createCovered(): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  return repo;
}

async function allow(repo: Repository, place: string, reason = REASON[1] ?? ''): Promise<string> {
  const ran = await repo.keyfence('allow', place, '--reason', reason);
  expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
  return ran.stdout;
}

async function expectAllowed(repo: Repository, number: number, by: string): Promise<void> {
  const { findings, suppressed } = await scan(repo);
  expect(findings).toEqual([]);
  expect(suppressed.map((item) => [item.by, item.reason])).toEqual(
    Array.from({ length: number }, () => [by, REASON[1]]),
  );
}

describe('what is allowed', () => {
  test('is found again when the line is deleted', async () => {
    await using repo = await createCovered();
    await addClient(repo);
    await allow(repo, 'src/client.py:4');
    await expectAllowed(repo, 1, 'inline-allow');
    const text = await readFile(repo.path('src/client.py'), 'utf8');
    await repo.write('src/client.py', text.replace(/^.*keyfence.*\n/m, ''));
    expect((await scan(repo)).told).toEqual(['src/client.py:4 no-xai-key']);
  });

  test('every rule that is broken on the line, by one comment', async () => {
    await using repo = await createCovered();
    await repo.write('a.py', TWO);
    await allow(repo, 'a.py:1');
    const text = await readFile(repo.path('a.py'), 'utf8');
    expect(text.split('\n')[0]).toMatch(/^# \w{8}-allow no-[a-z-]+, no-[a-z-]+: made up/);
    expect((await scan(repo)).findings).toEqual([]);
  });

  test('a file as a whole', async () => {
    await using repo = await createCovered();
    await repo.add('app/.env', 'A=1\n');
    await allow(repo, 'app/.env');
    await expectAllowed(repo, 1, 'inline-allow');
    expect(await readFile(repo.path('app/.env'), 'utf8')).toMatch(/^# .*\nA=1\n$/);
  });

  test('a file as a whole that has no comments', async () => {
    await using repo = await createCovered();
    await repo.add('secrets.json', '{}\n');
    await allow(repo, 'secrets.json');
    await expectAllowed(repo, 1, 'config-allow');
    expect((await repo.keyfence('gitignore')).exitCode).toBe(0);
  });

  test.each([
    ['as a scan gives it', false],
    ['as it is under the salt of a baseline', true],
  ])('a fingerprint, %s, wherever the secret stands in the file', async (_, hasBaseline) => {
    await using repo = await createCovered();
    await repo.write('b.txt', secondKey);
    if (hasBaseline) await repo.keyfence('baseline', '--include-new');
    else await repo.remove('b.txt');
    await repo.write('a.py', `a = "${key}"\nb = 1\nc = "${key}"\n`);
    const { findings } = await scan(repo);
    await allow(repo, findings[0]?.fingerprint ?? '');
    expect((await scan(repo)).findings).toEqual([]);
    expect((await readFile(repo.path('a.py'), 'utf8')).split('\n')).toHaveLength(6);
  });

  test('a fingerprint in the configuration, in a repository with a baseline', async () => {
    await using repo = await createCovered();
    await repo.write('b.txt', secondKey);
    await repo.keyfence('baseline', '--include-new');
    await repo.remove('b.txt');
    await repo.write('a.json', `{ "k": "${key}" }\n`);
    const [finding] = (await scan(repo)).findings;
    await allow(repo, finding?.fingerprint ?? '');
    await expectAllowed(repo, 1, 'config-allow');
  });

  test('in the configuration of package.json, whose other lines stay', async () => {
    await using repo = await createCovered();
    const manifest = `{\n\t"name": "a",\n\t"keyfence": {\n\t\t"ignore": ["x"]\n\t}\n}\n`;
    await repo.write('package.json', manifest);
    await repo.write('a.json', `{ "k": "${key}" }\n`);
    await repo.write('b.json', `{ "k": "${secondKey}" }\n`);
    await allow(repo, 'a.json:1');
    await allow(repo, 'b.json:1');
    const after = await readFile(repo.path('package.json'), 'utf8');
    const { keyfence } = JSON.parse(after) as { keyfence: { allow: unknown[]; ignore: unknown } };
    expect(keyfence).toMatchObject({ ignore: ['x'] });
    expect(keyfence.allow).toHaveLength(2);
    expect(after).toMatch(
      /^\{\n\t"name": "a",\n\t"keyfence": \{\n\t\t"allow": \[\n\t\t {2}\{|\t\t\t\{/,
    );
    const { exitCode } = await repo.keyfence('scan');
    expect(exitCode).toBe(0);
  });

  test('nothing that another comment is about', async () => {
    await using repo = await createCovered();
    await repo.write('a.py', `# ${ALLOW_WORD} no-xai-key: for a reason\n${TWO}`);
    await allow(repo, 'a.py:2');
    const { findings, suppressed } = await scan(repo);
    expect(findings).toEqual([]);
    expect(suppressed.map(({ by }) => by).sort()).toEqual(['config-allow', 'inline-allow']);
  });

  test('from a directory below, with a command that works there', async () => {
    await using repo = await createCovered();
    await addClient(repo);
    const { stdout } = await repo.keyfence('allow', 'client.py:4', ...REASON, { cwd: 'src' });
    expect(stdout).toContain('git add -- client.py\n');
  });
});

describe('nothing is written', () => {
  test('through a link', async () => {
    await using repo = await createCovered();
    await repo.write('a.py', `k = "${key}"\n`);
    await repo.link('b.py', 'a.py');
    expectRefusal(await repo.keyfence('allow', 'b.py:1', ...REASON), /symbolic link/);
    await symlink(repo.root, repo.path('here'));
    expectRefusal(await repo.keyfence('allow', 'here/a.py:1', ...REASON), /symbolic link/);
    await repo.link('keyfence.config.json', 'other.json');
    await repo.write('other.json', '{}');
    await repo.write('a.json', `{ "k": "${key}" }\n`);
    expectRefusal(await repo.keyfence('allow', 'a.json:1', ...REASON), /symbolic link/);
    expect(await readFile(repo.path('other.json'), 'utf8')).toBe('{}');
    expect(await readFile(repo.path('a.py'), 'utf8')).toBe(`k = "${key}"\n`);
  });

  test('for a reason that quotes the secret', async () => {
    await using repo = await createCovered();
    const value = body(32, 3, 'hex');
    await repo.write('a.py', `api_key = "${value}"\n`);
    const ran = await repo.keyfence('allow', 'a.py:1', '--reason', `x ${value}`);
    expectRefusal(ran, /reason/);
  });

  test('about the repository as a whole', async () => {
    await using repo = await createRepository();
    await repo.add('a.py', 'a');
    const { stdout } = await repo.keyfence('--format', 'json');
    const { fingerprint } = (JSON.parse(stdout) as { findings: { fingerprint: string }[] })
      .findings[0] ?? { fingerprint: '' };
    expectRefusal(await repo.keyfence('allow', fingerprint, ...REASON), /as a whole/);
  });
});
