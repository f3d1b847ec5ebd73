import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installFakeGit } from './install-fake-git.ts';
import type { Repository } from './repository.ts';

/** The processes of git that a command starts, told by their commands, sorted; not on Windows. */
export async function countProcesses(
  repo: Repository,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const log = join(repo.directory, 'processes');
  await appendFile(log, '');
  const before = await readFile(log, 'utf8');
  const env = { ...environment, ...(await installFakeGit(repo, `echo $command >>'${log}'`)) };
  await repo.keyfence(...command, { env });
  const after = await readFile(log, 'utf8');
  return after.slice(before.length).trim().split('\n').toSorted();
}
