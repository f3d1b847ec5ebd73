/**
 * What keeps git from showing something else than what is stored, from writing, from asking people, and
 * from fetching: a configuration may name the programs that it fetches with. Git before 2.39.4 knows no
 * `GIT_NO_LAZY_FETCH`, and is left without a protocol. https://git-scm.com/docs/git#_environment_variables
 */
export const GIT_VARIABLES = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // Git before 2.34 passes over a ref that it cannot read, and over all that only this leads to.
  GIT_REF_PARANOIA: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  // Windows looks for programs in the current directory first, which is somebody's repository.
  NoDefaultCurrentDirectoryInExePath: '1',
} as const;

/**
 * The environment for git: {@link GIT_VARIABLES}, and what git itself gave a hook (`GIT_INDEX_FILE` and its
 * like say which index and objects are meant).
 */
export function makeGitEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...variables, ...GIT_VARIABLES };
}
