import { decodePath } from '../text/path.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

const LINE_FEED = 0x0a;

/** Full names of all branches, remote branches, tags and other refs, printable. @throws GitError */
export async function listRefNames(git: Git): Promise<string[]> {
  const output = await runGit(['for-each-ref', '--format=%(refname)'], git);
  const names: string[] = [];
  for (let start = 0, end = 0; start < output.length; start = end + 1) {
    end = output.indexOf(LINE_FEED, start);
    names.push(decodePath(output.subarray(start, end)));
  }
  return names;
}
