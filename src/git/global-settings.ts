import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { toExitError } from './failures.ts';
import { Git } from './git.ts';
import { askGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** The file in which git keeps the settings of a user. https://git-scm.com/docs/git-config#FILES */
export function findGlobalConfigFile(environment: NodeJS.ProcessEnv): string {
  const { GIT_CONFIG_GLOBAL: named = '', XDG_CONFIG_HOME: config = '' } = environment;
  if (named !== '') return named;
  const own = join(homedir(), '.gitconfig');
  const other = join(config === '' ? join(homedir(), '.config') : config, 'git', 'config');
  return existsSync(own) || !existsSync(other) ? own : other;
}

/**
 * Where `core.hooksPath` leads that is set for all repositories of a user or a machine.
 * @throws GitError
 */
export async function listGlobalHooksPaths(): Promise<string[]> {
  const args = ['config', '-z', '--show-scope', '--type=path', '--get-all', 'core.hooksPath'];
  const { exitCode, stdout, stderr } = await askGit(args, new Git(homedir()));
  // With 1 git says that it is not set.
  if (exitCode > 1) throw toExitError(args, exitCode, stderr);
  const fields = splitFields(stdout).map((field) => field.toString());
  // `<scope> NUL <value> NUL`
  return fields.filter(
    (_, at) => at % 2 === 1 && ['system', 'global'].includes(fields[at - 1] ?? ''),
  );
}
