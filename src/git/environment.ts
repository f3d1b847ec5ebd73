/**
 * Keeps git from replacing objects in its output, from writing, from prompting, and from fetching, because a
 * configuration may name the programs to fetch with. Git before 2.39.4 does not know `GIT_NO_LAZY_FETCH`, and
 * gets no protocol instead. https://git-scm.com/docs/git#_environment_variables
 */
export const GIT_VARIABLES = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // Git before 2.34 skips a ref that it cannot read, and everything that only this ref reaches.
  GIT_REF_PARANOIA: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  // Windows looks for programs in the current directory first, which may be a foreign repository.
  NoDefaultCurrentDirectoryInExePath: '1',
} as const;

/**
 * The environment for git: {@link GIT_VARIABLES}, and the variables that git sets for a hook (`GIT_INDEX_FILE`
 * and others say which index and objects to use).
 */
export function makeGitEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...variables, ...GIT_VARIABLES };
}
