import { spawnSync } from 'node:child_process';

/** `2.39.5`; that of the git on the PATH. */
const gitVersion = spawnSync('git', ['version']).stdout.toString().trim().split(' ')[2] ?? '';

/**
 * That git is older than what a test is about; empty where it is not.
 * @param version `2.32`, with which it came
 */
export function lackGit(version: string, subject: string): string {
  const [major = 0, minor = 0] = gitVersion.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = version.split('.').map(Number);
  const isOlder = major < leastMajor || (major === leastMajor && minor < leastMinor);
  return isOlder ? `${subject} needs git ${version}, and this is ${gitVersion}` : '';
}
