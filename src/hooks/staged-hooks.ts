/** The git hooks of a commit that run before there is a message. */
export const STAGED_HOOKS = ['pre-commit', 'pre-merge-commit'] as const;
