import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { toExitError } from './failures.ts';
import { Git } from './git.ts';
import { askGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** The file with a user's settings for git. https://git-scm.com/docs/git-config#FILES */
export function findGlobalConfigFile(environment: NodeJS.ProcessEnv): string {
  const { GIT_CONFIG_GLOBAL: named = '', XDG_CONFIG_HOME: config = '' } = environment;
  if (named !== '') return named;
  const own = join(homedir(), '.gitconfig');
  const other = join(config === '' ? join(homedir(), '.config') : config, 'git', 'config');
  return existsSync(own) || !existsSync(other) ? own : other;
}

/**
 * The `core.hooksPath` that is set for all repositories of a user or a machine.
 * @throws GitError
 */
export async function listGlobalHooksPaths(): Promise<string[]> {
  const args = ['config', '-z', '--show-scope', '--type=path', '--get-all', 'core.hooksPath'];
  const { exitCode, stdout, stderr } = await askGit(args, new Git(homedir()));
  // Exit code 1 means that it is not set.
  if (exitCode > 1) throw toExitError(args, exitCode, stderr);
  const fields = splitFields(stdout).map((field) => field.toString());
  // `<scope> NUL <value> NUL`
  return fields.filter(
    (_, at) => at % 2 === 1 && ['system', 'global'].includes(fields[at - 1] ?? ''),
  );
}
