import { posix } from 'node:path';
import { decodePath } from '../text/path.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/**
 * The files with a name, in whichever directory: those that git tracks, and those of the work tree that it
 * does not ignore.
 * @returns paths from the top of the work tree, each once
 * @throws GitError
 */
export async function listNamed(name: string, git: Git): Promise<string[]> {
  const args = [
    ...['--no-literal-pathspecs', 'ls-files', '-z', '--full-name', '--cached'],
    ...['--others', '--exclude-standard', '--', `:(top,glob)**/${name}`],
  ];
  const paths = splitFields(await runGit(args, git)).map(decodePath);
  // The environment may have git compare without case.
  return [...new Set(paths)].filter((path) => posix.basename(path) === name);
}
