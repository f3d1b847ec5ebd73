import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createEnvironment } from './create-environment.ts';
import { putNodeFirst } from './hosted-program.ts';
import { Repository } from './repository.ts';

/**
 * A repository like another one, with everything beside it: to copy files takes less time than to run git
 * for every commit again. What has the path of the other one in it still leads there.
 */
export async function copyRepository(template: Repository): Promise<Repository> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-'));
  await cp(template.directory, directory, { recursive: true, verbatimSymlinks: true });
  const env = putNodeFirst(await createEnvironment(join(directory, 'home')));
  return new Repository(
    directory,
    env,
    join(directory, relative(template.directory, template.root)),
  );
}
