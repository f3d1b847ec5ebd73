import type { ColdGit } from '../git/open-cold-git.ts';

/** Minor version of git 2 that brought hooks in the configuration. */
export const CONFIGURED_HOOKS = 54;

/** @returns the minor version of git 2 */
export async function readMinorVersion(git: ColdGit): Promise<number> {
  const version = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(
    await git.ask('version'),
  )?.groups;
  return Number(version?.['major']) > 2 ? Infinity : Number(version?.['minor']);
}
