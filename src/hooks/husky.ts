import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackageManager } from '../package/package-manager.ts';
import { findBypass } from './bypass-variables.ts';
import { readIfThere } from './change.ts';
import { planHookFiles, planHookFilesRemoval } from './hook-files.ts';
import type { HookManager } from './hook-manager.ts';
import { readShellHook } from './read-shell-hook.ts';

export const HUSKY_DIRECTORY = '.husky';
/** https://github.com/typicode/husky/blob/v9.1.7/index.js */
const STARTER = '. "$(dirname "$0")/h"';

/**
 * husky 9: git runs `_/pre-commit`, which starts `pre-commit` next to `_` with `sh -e`; that file needs neither
 * `#!` nor execute permission.
 * @param directory the one above `_`; absolute
 */
export function makeHusky(directory: string, root: string): HookManager {
  const { install, run } = findPackageManager(dirname(directory));
  return {
    name: 'husky',
    isShared: true,
    plan: (installation) => planHookFiles(directory, root, installation, { standAlone: false }),
    planRemoval: () => planHookFilesRemoval(directory),
    findMissingStep: (hooks) =>
      hooks === join(directory, '_') && existsSync(hooks)
        ? undefined
        : `husky is not set up in this checkout yet: run "${install}" (or "${run} husky"), and every commit and push is guarded`,
    findBypass: (env) => findBypass(env, ['HUSKY']),
    read: (hook, content) => {
      if (!content.includes(STARTER)) return undefined;
      const own = readIfThere(join(directory, hook));
      return readShellHook(hook, own?.toString('latin1') ?? '');
    },
  };
}
