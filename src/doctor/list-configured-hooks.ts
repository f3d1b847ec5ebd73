import type { Repository } from '../git/repository.ts';
import { isAtLeast } from '../git/version.ts';
import { CONFIGURED_HOOKS } from '../hooks/hooks.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';
import { isOwnCommand } from './is-own-command.ts';

/** A hook in git's configuration: https://git-scm.com/docs/git-hook */
export interface ConfiguredHook {
  readonly name: string;
  /** Whether it calls keyfence and nothing else. */
  readonly isOwn: boolean;
}

/**
 * The configured hooks of an event.
 * @throws GitError
 */
export async function listConfiguredHooks(
  event: string,
  repository: Repository,
): Promise<ConfiguredHook[]> {
  if (!isAtLeast(repository.requireVersion(), CONFIGURED_HOOKS)) return [];
  const hooks: ConfiguredHook[] = [];
  for (const name of await repository.setup.listConfiguredHooks(event)) {
    const command = await repository.findSetting(`hook.${name}.command`);
    const reading = readShellHook(event, command ?? '');
    const { callsKeyfence, others, cli } = reading;
    const isCall = ['exact', 'similar'].includes(callsKeyfence) && others.length === 0;
    hooks.push({ name, isOwn: isCall && (await isOwnCommand(cli ?? '', repository)) });
  }
  return hooks;
}
