import { toExitError } from '../git/failures.ts';
import { askGit } from '../git/run-git.ts';
import { CONFIGURED_HOOKS } from '../hooks/read-minor-version.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';
import { isOwnCommand } from './is-own-command.ts';

/** A hook that the configuration names: https://git-scm.com/docs/git-hook */
export interface ConfiguredHook {
  readonly name: string;
  /** Whether it calls keyfence and nothing else. */
  readonly isOwn: boolean;
}

/** The last entry, of a file. No name has a space in front of a word that git itself puts there. */
const FILE = 'hook from hookdir';
const DISABLED = /^(?:event-)?disabled\t/;

/**
 * The hooks of an event that git runs because the configuration says so.
 * @param version minor version of git 2
 * @param root top of the work tree
 * @throws GitError
 */
export async function listConfiguredHooks(
  event: string,
  version: number,
  root: string,
): Promise<ConfiguredHook[]> {
  if (version < CONFIGURED_HOOKS) return [];
  const listed = await ask(['hook', 'list', '-z', event], root);
  const names = listed
    .split('\0')
    .filter((entry) => entry !== '' && entry !== FILE && !DISABLED.test(entry));
  const hooks: ConfiguredHook[] = [];
  for (const name of names) {
    const command = await ask(['config', '-z', '--get', `hook.${name}.command`], root);
    const reading = readShellHook(event, command.replace(/\0$/, ''));
    const { callsKeyfence, others, cli } = reading;
    const isCall = ['exact', 'similar'].includes(callsKeyfence) && others.length === 0;
    hooks.push({ name, isOwn: isCall && isOwnCommand(cli ?? '', root) });
  }
  return hooks;
}

/** Both exit with 1 where there is none. */
async function ask(args: readonly string[], root: string): Promise<string> {
  const { exitCode, stdout, stderr } = await askGit(args, root);
  if (exitCode > 1) throw toExitError(args, exitCode, stderr);
  return stdout.toString();
}
