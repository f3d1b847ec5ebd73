import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { oldKey, redacted, secondKey } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { expectTranscript, type Case } from '../support/transcript.ts';

const FILE = '.keyfence-baseline.jsonl';

/** Two keys in what is committed. */
async function commitKeys(repo: Repository): Promise<void> {
  await repo.write('src/old.py', `key = "${oldKey}"\n`);
  await repo.write('docs/old.md', `${secondKey}\n`);
  await repo.commit();
}

const CASES: Readonly<Record<string, Case>> = {
  'baseline-accept': { title: 'Accept what is there', args: ['baseline'], prepare: commitKeys },
  'baseline-path': {
    title: 'Accept what is in a directory',
    args: ['baseline', 'docs'],
    prepare: commitKeys,
  },
  'baseline-dry-run': {
    title: 'Look at what is accepted, and at what would be',
    args: ['baseline', '--dry-run'],
    prepare: async (repo) => {
      await commitKeys(repo);
      await repo.keyfence('baseline', 'docs');
    },
  },
  'baseline-new': {
    title: 'Accept what HEAD does not contain',
    args: ['baseline'],
    prepare: async (repo) => {
      await commitKeys(repo);
      await repo.write('src/new.py', `key = "${secondKey}"\n`);
    },
  },
  'baseline-renamed': {
    title: 'Accept a file that was renamed',
    args: ['baseline'],
    prepare: async (repo) => {
      await commitKeys(repo);
      await repo.keyfence('baseline');
      await repo.git('mv', 'src/old.py', 'src/moved.py');
    },
  },
  'baseline-prune': {
    title: 'Remove what is stale',
    args: ['baseline', '--prune'],
    prepare: async (repo) => {
      await commitKeys(repo);
      await repo.keyfence('baseline');
      await repo.write('docs/old.md', 'clean\n');
    },
  },
};

test.each(Object.entries(CASES))('%s', expectTranscript);

async function createCovered(): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await commitKeys(repo);
  return repo;
}

function listPaths(text: string): string[] {
  return [...text.matchAll(/"path":"(?<path>[^"]*)"/g)].map(({ groups }) => groups?.['path'] ?? '');
}

async function readPaths(repo: Repository): Promise<string[]> {
  return listPaths(await readFile(repo.path(FILE), 'utf8'));
}

describe('what HEAD does not contain', () => {
  test('is refused, and everything else is accepted', async () => {
    await using repo = await createCovered();
    await repo.write('src/new.py', `key = "${secondKey}"\n`);
    const ran = await repo.keyfence('baseline');
    expect(ran.exitCode).toBe(1);
    expect(await readPaths(repo)).toEqual(['docs/old.md', 'src/old.py']);
    expect((await scan(repo)).told).toEqual(['src/new.py:1 no-xai-key']);
  });

  test.each([
    ['in a file that is staged', ['add', '--all']],
    ['in a file that git does not know', ['status']],
  ])('is a new secret %s', async (_, command) => {
    await using repo = await createCovered();
    await repo.write('src/old.py', `key = "${oldKey}"\nnew = "${secondKey}"\n`);
    await repo.git(...command);
    expect((await repo.keyfence('baseline')).stdout).toMatch(/1 not accepted[\s\S]*src\/old\.py:2/);
  });

  test('is not a line that moved, or a file that was renamed', async () => {
    await using repo = await createCovered();
    await repo.write('src/old.py', `\n\nkey = "${oldKey}"\n`);
    await repo.git('mv', 'docs/old.md', 'docs/moved.md');
    expect(await repo.keyfence('baseline')).toMatchObject({ exitCode: 0 });
    expect(await readPaths(repo)).toEqual(['docs/moved.md', 'src/old.py']);
  });

  test('is a copy of what is there', async () => {
    await using repo = await createCovered();
    await repo.write('src/copy.py', `key = "${oldKey}"\n`);
    expect((await repo.keyfence('baseline')).exitCode).toBe(1);
    expect(await readPaths(repo)).not.toContain('src/copy.py');
  });

  test('is everything where there is no commit', async () => {
    await using repo = await createRepository();
    await repo.add('.gitignore', '.env\n.env.*\n**/secrets.*\n');
    await repo.add('a.py', `key = "${oldKey}"\n`);
    expect((await repo.keyfence('baseline')).exitCode).toBe(1);
    await expect(readFile(repo.path(FILE))).rejects.toThrow('ENOENT');
    expect((await repo.keyfence('baseline', '--include-new')).exitCode).toBe(0);
  });
});

describe('a renamed file', () => {
  test('takes its entry along, by whatever it was renamed', async () => {
    await using repo = await createCovered();
    await repo.keyfence('baseline');
    await repo.git('mv', 'src', 'lib');
    await repo.commit();
    // Its path is a part of what is accepted.
    expect((await scan(repo)).told).toEqual(['lib/old.py:1 no-xai-key']);
    expect((await repo.keyfence('baseline')).stdout).toContain('src/old.py is lib/old.py now');
    expect(await readPaths(repo)).toEqual(['docs/old.md', 'lib/old.py']);
    expect((await scan(repo)).findings).toEqual([]);
  });

  test('does so before it is committed, with --prune too, and by any salt', async () => {
    await using repo = await createCovered();
    await repo.keyfence('baseline', 'src');
    const first = await readFile(repo.path(FILE), 'utf8');
    await repo.remove(FILE);
    await repo.keyfence('baseline', 'docs');
    await repo.write(FILE, first + (await readFile(repo.path(FILE), 'utf8')));
    await repo.git('mv', 'src', 'lib');
    await repo.git('mv', 'docs', 'texts');
    expect((await repo.keyfence('baseline', '--prune')).exitCode).toBe(0);
    expect(await readPaths(repo)).toEqual(['lib/old.py', 'texts/old.md']);
    expect((await scan(repo)).findings).toEqual([]);
  });
});

describe('paths', () => {
  test('are relative to the current directory', async () => {
    await using repo = await createCovered();
    await repo.keyfence('baseline', 'old.py', { cwd: 'src' });
    expect(await readPaths(repo)).toEqual(['src/old.py']);
  });

  test('leave the entries of others alone, stale ones too', async () => {
    await using repo = await createCovered();
    await repo.keyfence('baseline', 'src');
    await repo.write('src/old.py', 'clean\n');
    await repo.keyfence('baseline', '--prune', 'docs');
    expect(await readPaths(repo)).toEqual(['src/old.py']);
    await repo.keyfence('baseline', 'docs');
    expect(await readPaths(repo)).toEqual(['docs/old.md', 'src/old.py']);
    await repo.keyfence('baseline', '--prune', 'src');
    expect(await readPaths(repo)).toEqual(['docs/old.md']);
  });
});

test('--dry-run writes nothing, and shows no secret', async () => {
  await using repo = await createCovered();
  const { stdout } = await repo.keyfence('baseline', '--dry-run');
  expect(stdout).toContain(redacted(oldKey));
  await expect(readFile(repo.path(FILE))).rejects.toThrow('ENOENT');
});
