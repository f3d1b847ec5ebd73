import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installFakeGit } from './install-fake-git.ts';
import type { Repository } from './repository.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * The processes of git that something starts, told by their commands, sorted; not on Windows.
 * @param start words of a command line of keyfence, or whatever is to run in that environment
 */
export async function countProcesses(
  repo: Repository,
  start: readonly string[] | ((env: Environment) => Promise<unknown>),
  environment: Environment = {},
): Promise<string[]> {
  const log = join(repo.directory, 'processes');
  await appendFile(log, '');
  const before = await readFile(log, 'utf8');
  const env = { ...environment, ...(await installFakeGit(repo, `echo $command >>'${log}'`)) };
  await (typeof start === 'function' ? start(env) : repo.keyfence(...start, { env }));
  const after = await readFile(log, 'utf8');
  return after.slice(before.length).trim().split('\n').toSorted();
}
