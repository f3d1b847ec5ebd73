import { decodePath } from '../text/path.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

const LINE_FEED = 0x0a;

/**
 * Full names of all branches, remote branches, tags and other refs, printable.
 * @param commits only of refs that contain one of them; there may be a few hundred
 * @throws GitError
 */
export async function listRefNames(git: Git, commits: readonly string[] = []): Promise<string[]> {
  const contains = commits.map((commit) => `--contains=${commit}`);
  const output = await runGit(['for-each-ref', '--format=%(refname)', ...contains], git);
  const names: string[] = [];
  for (let start = 0, end = 0; start < output.length; start = end + 1) {
    end = output.indexOf(LINE_FEED, start);
    names.push(decodePath(output.subarray(start, end)));
  }
  return names;
}
