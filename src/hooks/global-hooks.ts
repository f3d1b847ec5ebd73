import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HookManager } from './hook-manager.ts';
import { listHookLines, parseHookLine, renderHookLine, type Installation } from './hook-line.ts';
import { INSTALLED_HOOKS } from './hooks.ts';
import { HUSKY_DIRECTORY } from './husky.ts';

/**
 * The hooks that a repository may have. https://git-scm.com/docs/githooks Without those that change git's
 * behaviour by their existence (push-to-checkout, proc-receive, fsmonitor-watchman), and the one that runs at
 * every change of a ref.
 */
export const GLOBAL_HOOKS: readonly string[] = [
  ...INSTALLED_HOOKS,
  ...['applypatch-msg', 'pre-applypatch', 'post-applypatch', 'prepare-commit-msg', 'post-commit'],
  ...['pre-rebase', 'post-checkout', 'post-merge', 'post-rewrite', 'pre-auto-gc', 'pre-receive'],
  ...['update', 'post-receive', 'post-update', 'sendemail-validate'],
];

/** Where the global guard is. */
export function findGlobalDirectory(environment: NodeJS.ProcessEnv): string {
  const { XDG_CONFIG_HOME: config = '' } = environment;
  return join(config === '' ? join(homedir(), '.config') : config, 'keyfence');
}

/** The directory with the global hooks. */
export function findGlobalHooks(environment: NodeJS.ProcessEnv): string {
  return join(findGlobalDirectory(environment), 'hooks');
}

/**
 * A global hook: first keyfence, then the repository's own hook, which git ignores when `core.hooksPath` is
 * set. For husky there may only be its directory.
 */
export function renderGlobalHook(hook: string, installation: Installation): string {
  const isGuarded = INSTALLED_HOOKS.includes(hook);
  const husky = `"${HUSKY_DIRECTORY}/_/${hook}"`;
  return [
    '#!/bin/sh',
    '# For all repositories: "keyfence init --global" wrote this, "keyfence init --global --undo" removes it.',
    ...(isGuarded ? [renderHookLine({ ...installation, hook })] : []),
    '# Then the hook of the repository itself, which core.hooksPath hides from git.',
    `keyfence_own="$(git rev-parse --git-common-dir)/hooks/${hook}"`,
    '[ ! -x "$keyfence_own" ] || [ "$keyfence_own" -ef "$0" ] || exec "$keyfence_own" "$@"',
    `[ ! -x ${husky} ] || exec ${husky} "$@"`,
    '',
  ].join('\n');
}

/**
 * Global hooks, which run those of this repository afterwards.
 * @param directory where git looks; absolute
 * @param own hooks of the repository
 * @param ownDirectory where they are; absolute
 */
export function makeGlobalHooks(
  directory: string,
  own: HookManager,
  ownDirectory: string,
  root: string,
): HookManager {
  return {
    name: `hooks of all repositories, in ${directory}`,
    isShared: own.isShared,
    ...(own.installsPackage === true && { installsPackage: true }),
    plan: own.plan,
    planRemoval: own.planRemoval,
    // These are written all the same.
    findMissingStep: () => own.findMissingStep(ownDirectory),
    findBypass: own.findBypass,
    read: (hook, content) => {
      const [line = ''] = listHookLines(content);
      const parsed = parseHookLine(line.trimEnd());
      if (parsed?.hook !== hook || content !== renderGlobalHook(hook, parsed)) return undefined;
      const places = [join(ownDirectory, hook), join(root, HUSKY_DIRECTORY, '_', hook)];
      const others = places.filter((path) => existsSync(path));
      const cli = Buffer.from(parsed.script, 'latin1').toString();
      return { callsKeyfence: 'exact', cli, others };
    },
  };
}
