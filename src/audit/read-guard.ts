import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { isAtLeast } from '../git/version.ts';
import { mayRun, readIfThere } from '../hooks/change.ts';
import { findHookManager } from '../hooks/find-hook-manager.ts';
import { CONFIGURED_HOOKS, INSTALLED_HOOKS } from '../hooks/hooks.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';
import type { Guard } from '../report/report.ts';

/** Shared files that make hooks call keyfence once they are installed. */
const SHARED = [
  '.husky/pre-commit',
  '.pre-commit-config.yaml',
  'lefthook.yml',
  'lefthook.yaml',
  '.lefthook.yml',
  '.lefthook.yaml',
  'package.json',
];

/**
 * Whether the hooks of a repository call keyfence, judging by the files: nothing runs. A clone has no hooks of
 * its own, so the shared files count too.
 * @throws GitError, ScanError when a file cannot be read
 */
export async function readGuard(repository: Repository): Promise<Guard> {
  const { root } = repository;
  const { manager, directory } = await findHookManager(repository, root);
  const missing: string[] = [];
  for (const hook of INSTALLED_HOOKS) {
    const path = join(directory, hook);
    const content =
      existsSync(path) && mayRun(path) ? readIfThere(path)?.toString('latin1') : undefined;
    const reading =
      content === undefined
        ? undefined
        : (manager.read(hook, content) ?? readShellHook(hook, content));
    const isCalled = reading !== undefined && reading.callsKeyfence !== 'no';
    if (!isCalled && !(await isConfigured(hook, repository))) missing.push(hook);
  }
  if (missing.length === 0) return { state: 'guarded' };
  if (missing.length < INSTALLED_HOOKS.length) return { state: 'partly', missing };
  const isShared = SHARED.some((name) => {
    const bytes = readIfThere(join(root, name));
    return bytes?.includes('keyfence') === true;
  });
  return { state: isShared ? 'not-installed' : 'unguarded', missing };
}

/** Whether a configured hook calls it. */
async function isConfigured(hook: string, repository: Repository): Promise<boolean> {
  if (!isAtLeast(repository.requireVersion(), CONFIGURED_HOOKS)) return false;
  for (const name of await repository.setup.listConfiguredHooks(hook)) {
    const command = (await repository.findSetting(`hook.${name}.command`)) ?? '';
    if (readShellHook(hook, command).callsKeyfence !== 'no') return true;
  }
  return false;
}
