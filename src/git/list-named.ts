import { posix } from 'node:path';
import { decodePath } from '../text/path.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/**
 * The files with a name, in any directory: tracked files, and untracked ones that are not ignored.
 * @returns paths from the top of the work tree, each once
 * @throws GitError
 */
export async function listNamed(name: string, git: Git): Promise<string[]> {
  const args = [
    ...['--no-literal-pathspecs', 'ls-files', '-z', '--full-name', '--cached'],
    ...['--others', '--exclude-standard', '--', `:(top,glob)**/${name}`],
  ];
  const paths = splitFields(await runGit(args, git)).map(decodePath);
  // Environment variables may make git ignore case.
  return [...new Set(paths)].filter((path) => posix.basename(path) === name);
}
