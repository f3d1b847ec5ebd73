import { resolve } from 'node:path';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

/**
 * Where git keeps files of its own, whether they are there or not, absolute: a linked worktree has some of
 * them itself, and others in common with the main one.
 * https://git-scm.com/docs/git-rev-parse#Documentation/git-rev-parse.txt---git-pathpath
 * @throws GitError
 */
export async function findGitPaths(names: readonly string[], git: Git): Promise<string[]> {
  const args = ['rev-parse', ...names.flatMap((name) => ['--git-path', name])];
  const output = chomp(await runGit(args, git));
  // Only where one is asked for a directory may have a line break in its name.
  const paths = names.length === 1 ? [output] : output.split('\n');
  return paths.map((path) => resolve(git.directory, path));
}

/** The git directory that all work trees have in common, absolute. @throws GitError */
export async function findCommonDirectory(git: Git): Promise<string> {
  return resolve(git.directory, chomp(await runGit(['rev-parse', '--git-common-dir'], git)));
}

function chomp(output: Buffer): string {
  return output.toString().replace(/\n$/, '');
}
