import { devNull } from 'node:os';

/**
 * The environment for a git that only uses a temporary repository: without the variables of a hook (`GIT_DIR`,
 * `GIT_INDEX_FILE`, `GIT_CONFIG_PARAMETERS`, …) and without configuration of the user. `GIT_EXEC_PATH` stays,
 * because a relocated git needs it.
 * @param home a directory without a git configuration, for git before 2.32, which does not know
 *   `GIT_CONFIG_GLOBAL`
 */
export function isolateGit(environment: NodeJS.ProcessEnv, home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => {
    return !/^GIT_/i.test(name) || /^GIT_EXEC_PATH$/i.test(name);
  });
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    // Makes the classification of letters independent of the locale.
    LC_ALL: 'C',
  };
}
