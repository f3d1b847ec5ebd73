import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installFakeGit } from '../support/install-fake-git.ts';
import { key, oldKey } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';

/** The processes of git that a command starts, told by their commands; by default of the hook. */
async function countProcesses(
  repo: Repository,
  environment: Readonly<Record<string, string>> = {},
  start: (env: Readonly<Record<string, string>>) => Promise<unknown> = (env) =>
    repo.keyfence('hook', 'pre-commit', { env }),
): Promise<string[]> {
  const log = join(repo.directory, 'processes');
  await appendFile(log, '');
  const before = await readFile(log, 'utf8');
  const env = { ...environment, ...(await installFakeGit(repo, `echo $command >>'${log}'`)) };
  await start(env);
  const after = await readFile(log, 'utf8');
  return after.slice(before.length).trim().split('\n');
}

async function writeClean(repo: Repository, files: number): Promise<void> {
  const numbers = Array.from({ length: files - 1 }, (_, i) => i);
  await Promise.all(numbers.map((i) => repo.write(`${i}.txt`, `clean ${i} of ${files}\n`)));
}

/** Stages so many changed files, the last with what is given. */
async function stage(repo: Repository, files: number, last: string): Promise<void> {
  await repo.git('reset', '--quiet', '--hard');
  await writeClean(repo, files);
  await repo.write('last.txt', `${oldKey}\n${files}\n${last}\n`);
  await repo.git('add', '--all');
}

test.skipIf(process.platform === 'win32')(
  'a commit of any size takes the same number of processes',
  async () => {
    await using repo = await createRepository();
    await repo.write('last.txt', '');
    await repo.commit();
    await repo.git('rm', '--quiet', 'last.txt');
    await repo.write('0.txt', 'clean\n');
    await repo.git('add', '--all');
    // What was just staged lies in files, and is read without a process of git.
    expect(await countProcesses(repo)).toEqual(['diff']);
    await writeClean(repo, 300);
    await repo.git('add', '--all');
    expect(await countProcesses(repo)).toEqual(['diff']);
    const elsewhere = { GIT_DIR: repo.path('.git') };
    expect(await countProcesses(repo, elsewhere)).toEqual(['diff', 'cat-file']);
    await writeClean(repo, 1100);
    await repo.git('add', '--all');
    expect(await countProcesses(repo)).toEqual(['diff', 'cat-file']);
    await repo.git('repack', '-a', '-d', '--quiet');
    expect(await countProcesses(repo)).toEqual(['diff', 'cat-file']);

    // What is found is compared with what was there.
    await repo.write('last.txt', `${oldKey}\n`);
    await repo.commit();
    await stage(repo, 2, key);
    const found = await countProcesses(repo);
    await stage(repo, 100, key);
    expect(await countProcesses(repo)).toEqual(found);
    expect(found.length).toBeLessThan(12);
  },
);

test.skipIf(process.platform === 'win32')(
  'what git tells ahead of a commit is not asked for again',
  async () => {
    await using repo = await createRepository();
    const run = async (): Promise<string[]> => {
      const processes = await countProcesses(repo, {}, (env) => runHookLines(repo, { env }));
      return processes.toSorted();
    };
    await writeClean(repo, 300);
    await repo.git('add', '--all');
    expect(await run()).toEqual(['cat-file', 'diff', 'diff']);
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.add('a.txt', 'clean\n');
    // So that it is no file of its own.
    await repo.git('repack', '-a', '-d', '--quiet');
    expect(await run()).toEqual(['cat-file', 'diff', 'diff']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a history of any size takes the same number of processes, and one more to read many objects',
  async () => {
    await using repo = await createRepository();
    await repo.write('key.txt', key);
    await repo.commit();
    const scan = (env: Readonly<Record<string, string>>): Promise<unknown> =>
      repo.keyfence('scan', '--history', { env });
    const small = await countProcesses(repo, {}, scan);
    expect(small.filter((name) => name === 'cat-file')).toHaveLength(2);
    await writeClean(repo, 1100);
    await repo.commit();
    const large = await countProcesses(repo, {}, scan);
    expect(large.toSorted()).toEqual([...small, 'cat-file'].toSorted());
  },
);
