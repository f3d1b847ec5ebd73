import { join } from 'node:path';
import { isWithin } from '../files/is-within.ts';
import { planHookFiles, planHookFilesRemoval } from './hook-files.ts';
import type { HookManager } from './hook-manager.ts';
import { readShellHook } from './read-shell-hook.ts';

/**
 * Hooks without a manager: in `.git/hooks`, or in `core.hooksPath`.
 * @param directory absolute
 */
export function makePlainHooks(directory: string, root: string): HookManager {
  return {
    name: 'git hooks',
    isShared: isWithin(root, directory) && !isWithin(join(root, '.git'), directory),
    plan: (installation) => planHookFiles(directory, root, installation, { standAlone: true }),
    planRemoval: () => planHookFilesRemoval(directory),
    findMissingStep: () => undefined,
    findBypass: () => undefined,
    read: readShellHook,
  };
}
