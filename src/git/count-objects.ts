import { runGit } from './run-git.ts';

/**
 * About how many objects the repository has: what is in two packs counts twice.
 * https://git-scm.com/docs/git-count-objects
 * @throws GitError
 */
export async function countObjects(cwd: string): Promise<number> {
  const said = (await runGit(['count-objects', '-v'], cwd)).toString();
  return [...said.matchAll(/^(?:count|in-pack): (?<count>\d+)$/gm)]
    .map((found) => Number(found.groups?.['count']))
    .reduce((sum, count) => sum + count, 0);
}
