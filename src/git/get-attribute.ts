import type { Git } from './git.ts';
import { runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** The value of an attribute of a path, as git says it: `unspecified`, `set`, `union`. @throws GitError */
export async function getAttribute(name: string, path: string, git: Git): Promise<string> {
  // `path NUL attribute NUL value NUL`. https://git-scm.com/docs/git-check-attr#_output
  const output = await runGit(['check-attr', '-z', name, '--', path], git);
  return splitFields(output)[2]?.toString() ?? '';
}
