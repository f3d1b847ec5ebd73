let environment: NodeJS.ProcessEnv | undefined;

/**
 * What keeps git from showing something else than what is stored, from writing, and from asking people.
 * https://git-scm.com/docs/git#_environment_variables
 */
export const GIT_VARIABLES = {
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
} as const;

/**
 * The environment for git: {@link GIT_VARIABLES}, and what git itself gave a hook (`GIT_INDEX_FILE` and its
 * like say which index and objects are meant).
 */
export function getGitEnvironment(): NodeJS.ProcessEnv {
  // Made once: every look into `process.env` is a system call.
  return (environment ??= { ...process.env, ...GIT_VARIABLES });
}
