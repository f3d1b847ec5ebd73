/** The hooks of git that keyfence answers to, and that `init` installs. */
export const HOOKS: readonly string[] = ['pre-commit', 'pre-merge-commit', 'commit-msg'];
