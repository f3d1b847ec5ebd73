/** The hooks of git that a commit runs before it has a message. */
export const STAGED_HOOKS = ['pre-commit', 'pre-merge-commit'] as const;
