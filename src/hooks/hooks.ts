import { STAGED_HOOKS } from './staged-hooks.ts';

/** The hooks of git that a commit runs. */
export const HOOKS: readonly string[] = [...STAGED_HOOKS, 'commit-msg'];

/** Those that a push runs: on the side that pushes, and on the side that receives. */
export const PUSH_HOOKS = ['pre-push', 'pre-receive'] as const;

/** Those of the side that commits and pushes, which `init` installs and `doctor` tries. */
export const INSTALLED_HOOKS: readonly string[] = [...HOOKS, 'pre-push'];

/** Minor version of git 2 that brought hooks in the configuration. */
export const CONFIGURED_HOOKS = 54;

/** What the pre-commit framework calls with names of files; no hook of git. */
export const FILES_HOOK = 'pre-commit-files';
