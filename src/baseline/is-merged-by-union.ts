import { runGit } from '../git/run-git.ts';
import { splitFields } from '../git/split-fields.ts';

/** Whether git merges the file line by line, without a conflict. @throws GitError */
export async function isMergedByUnion(path: string, root: string): Promise<boolean> {
  // `path NUL attribute NUL value NUL`. https://git-scm.com/docs/git-check-attr#_output
  const output = await runGit(['check-attr', '-z', 'merge', '--', path], root);
  return splitFields(output)[2]?.toString() === 'union';
}
