/** The hooks of git that keyfence answers to, and that `init` installs. */
export const HOOKS: readonly string[] = ['pre-commit', 'pre-merge-commit', 'commit-msg'];

/** What the pre-commit framework calls with names of files; no hook of git. */
export const FILES_HOOK = 'pre-commit-files';
