/** Variables that show that a build of a CI system is running. */
const CI_VARIABLES = ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'TEAMCITY_VERSION'];

/** `##[…]` and `##vso[…]` of Azure Pipelines and GitHub, `##teamcity[…]`, anywhere in a line. */
const BRACKETS = /##(?=\[|vso\[|teamcity\[)/gi;
/** A workflow command of GitHub at the beginning of a line, after what runners and viewers skip. */
// eslint-disable-next-line no-control-regex -- escape sequences of terminals begin with one
const COLONS = /^(?<skipped>(?:[^\S\r\n]|\u001b\[[\d;]{0,20}m){0,200}):(?=:)/gm;

/**
 * Defuses text that a running CI system would interpret as a command: names and contents of files are
 * printed, and anybody may choose them.
 */
export function breakLogCommands(
  text: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const isBuild = CI_VARIABLES.some((name) => (environment[name] ?? '') !== '');
  return isBuild ? neutralize(text) : text;
}

/** The same, wherever it is printed. */
export function neutralize(text: string): string {
  return text.replace(BRACKETS, '# #').replace(COLONS, '$<skipped>: ');
}
