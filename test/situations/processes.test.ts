import { expect, test } from 'vitest';
import { countProcesses } from '../support/count-processes.ts';
import { key, oldKey } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { runHookLines } from '../support/run-hook-lines.ts';

const HOOK = ['hook', 'pre-commit'];

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
    expect(await countProcesses(repo, HOOK)).toEqual(['diff']);
    await writeClean(repo, 300);
    await repo.git('add', '--all');
    expect(await countProcesses(repo, HOOK)).toEqual(['diff']);
    const elsewhere = { GIT_DIR: repo.path('.git') };
    expect(await countProcesses(repo, HOOK, elsewhere)).toEqual(['cat-file', 'diff']);
    await writeClean(repo, 1100);
    await repo.git('add', '--all');
    expect(await countProcesses(repo, HOOK)).toEqual(['cat-file', 'diff']);
    await repo.git('repack', '-a', '-d', '--quiet');
    expect(await countProcesses(repo, HOOK)).toEqual(['cat-file', 'diff']);

    // What is found is compared with what was there.
    await repo.write('last.txt', `${oldKey}\n`);
    await repo.commit();
    await stage(repo, 2, key);
    const found = await countProcesses(repo, HOOK);
    await stage(repo, 100, key);
    expect(await countProcesses(repo, HOOK)).toEqual(found);
    expect(found.length).toBeLessThan(12);
  },
);

test.skipIf(process.platform === 'win32')(
  'what git tells ahead of a commit is not asked for again',
  async () => {
    await using repo = await createRepository();
    const run = (): Promise<string[]> => countProcesses(repo, (env) => runHookLines(repo, { env }));
    await writeClean(repo, 300);
    await repo.git('add', '--all');
    expect(await run()).toEqual(['cat-file', 'diff', 'diff']);
    await repo.git('commit', '--quiet', '-m', 'before');
    await repo.add('a.txt', 'clean\n');
    // So that it is no file of its own.
    await repo.git('repack', '-a', '-d', '--quiet');
    expect(await run()).toEqual(['cat-file', 'diff', 'diff']);

    // Of a large index git is done long after Node has started.
    const { stdout } = await repo.git('rev-parse', ':a.txt');
    const entry = `100644 ${stdout.toString().trim()}\t`;
    const entries = Array.from({ length: 20_000 }, (_, i) => `${entry}${'d/'.repeat(20)}${i}\n`);
    await repo.git('update-index', '--add', '--index-info', { stdin: entries.join('') });
    await repo.git('commit', '--quiet', '-m', 'large');
    await repo.add('a.txt', 'changed\n');
    expect(await run()).toEqual(['diff']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a history of any size takes the same number of processes, and one more to read many objects',
  async () => {
    await using repo = await createRepository();
    await repo.write('key.txt', key);
    await repo.commit();
    const history = ['scan', '--history'];
    const small = await countProcesses(repo, history);
    expect(small.filter((name) => name === 'cat-file')).toHaveLength(2);
    await writeClean(repo, 1100);
    await repo.commit();
    const large = await countProcesses(repo, history);
    expect(large).toEqual([...small, 'cat-file'].toSorted());
  },
);
