import { devNull } from 'node:os';

/**
 * The environment for a git that looks at a temporary repository and nothing else: without what git
 * hands to a hook (`GIT_DIR`, `GIT_INDEX_FILE`, `GIT_CONFIG_PARAMETERS`, …) and without anyone's
 * configuration. `GIT_EXEC_PATH` stays, since a moved git finds its parts through it.
 *
 * @param home a directory without a git configuration: git before 2.32 knows no `GIT_CONFIG_GLOBAL`
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
    // Ends the dependence of letters on a locale.
    LC_ALL: 'C',
  };
}
