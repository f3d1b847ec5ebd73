import { STAGED_HOOKS } from './staged-hooks.ts';

/** The git hooks of a commit. */
export const HOOKS: readonly string[] = [...STAGED_HOOKS, 'commit-msg'];

/** The git hooks of a push: on the pushing side, and on the receiving side. */
export const PUSH_HOOKS = ['pre-push', 'pre-receive'] as const;

/** The hooks on the user's side, which `init` installs and `doctor` tries. */
export const INSTALLED_HOOKS: readonly string[] = [...HOOKS, 'pre-push'];

/** Minor version of git 2 that introduced configured hooks. */
export const CONFIGURED_HOOKS = 54;

/** Called by the pre-commit framework with file names; not a git hook. */
export const FILES_HOOK = 'pre-commit-files';
