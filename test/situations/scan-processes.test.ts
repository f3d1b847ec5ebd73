import { expect, test } from 'vitest';
import { countProcesses } from '../support/count-processes.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Where the repository is and whether git is supported, where it is configured, what is in it, how it ignores, what is ignored. */
const COVERED = ['check-ignore', 'config', 'ls-files', 'rev-parse', 'version'];

async function writeFiles(repo: Repository, files: number): Promise<void> {
  const numbers = Array.from({ length: files }, (_, i) => i);
  await Promise.all(numbers.map((i) => repo.write(`part${i % 20}/${i}.txt`, `clean ${i}\n`)));
}

test.skipIf(process.platform === 'win32')(
  'a scan takes the same few processes, whatever the size of the repository',
  async () => {
    await using repo = await createRepository();
    await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n');
    await repo.commit();
    expect(await countProcesses(repo, ['scan'])).toEqual(COVERED);
    await writeFiles(repo, 300);
    expect(await countProcesses(repo, ['scan'])).toEqual(COVERED);
    await repo.git('add', '--all');
    expect(await countProcesses(repo, ['scan'])).toEqual(COVERED);
    // Its folders and what is not tracked are two questions here.
    expect(await countProcesses(repo, ['gitignore'])).toEqual([...COVERED, 'ls-files'].sort());
    const part = await countProcesses(repo, ['scan', 'part1']);
    expect(part).toEqual(['ls-files', 'ls-files', 'rev-parse', 'version']);

    // What is not in the work tree is read from the index.
    await repo.remove('part1');
    expect(await countProcesses(repo, ['scan'])).toEqual(['cat-file', ...COVERED]);

    // What hides gaps here alone is asked once for all three.
    await repo.write('.gitignore', '');
    await repo.write('.git/info/exclude', '.env.local\n');
    const open = ['cat-file', 'check-ignore', ...COVERED];
    expect(await countProcesses(repo, ['scan'])).toEqual(open);
  },
);
