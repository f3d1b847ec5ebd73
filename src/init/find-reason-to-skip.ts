/**
 * Scripts of `package.json` that package managers run during an installation.
 * https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts
 */
const INSTALL_SCRIPTS: readonly (string | undefined)[] = [
  ...['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'],
  ...['prepublish', 'dependencies'],
];

/** Whether a package manager runs this during an installation, so that no person asked for it. */
export function isInstalling(environment: NodeJS.ProcessEnv): boolean {
  return INSTALL_SCRIPTS.includes(environment['npm_lifecycle_event']);
}

/**
 * The reason why there is nothing to guard, for an installation that has to continue: a sentence. If a person
 * asked for it, only certain reasons count.
 */
export function findReasonToSkip(environment: NodeJS.ProcessEnv): string | undefined {
  const {
    KEYFENCE: own,
    CI: ci = '',
    npm_config_omit: omit = '',
    npm_config_production: production,
    NODE_ENV: mode,
  } = environment;
  if (own === '0') {
    return 'KEYFENCE=0 is set, so nothing was set up; hooks that are there still guard this repository';
  }
  if (!isInstalling(environment)) return undefined;
  if (!['', '0', 'false'].includes(ci))
    return 'CI is set, so no hooks were set up: nobody commits here';
  if (omit.split(/[\s,]+/).includes('dev') || production === 'true' || mode === 'production') {
    return 'development dependencies are left out here, so no hooks were set up';
  }
  return undefined;
}
