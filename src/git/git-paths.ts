import { resolve } from 'node:path';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

/**
 * Where git keeps files of its own, whether they exist or not, absolute: a linked worktree has its own copy of
 * some of them, and shares others with the main one.
 * https://git-scm.com/docs/git-rev-parse#Documentation/git-rev-parse.txt---git-pathpath
 * @throws GitError
 */
export async function findGitPaths(names: readonly string[], git: Git): Promise<string[]> {
  const args = ['rev-parse', ...names.flatMap((name) => ['--git-path', name])];
  const output = chomp(await runGit(args, git));
  // A name with a line break is only possible if a single path is asked for.
  const paths = names.length === 1 ? [output] : output.split('\n');
  return paths.map((path) => resolve(git.directory, path));
}

/** The git directory that all work trees share, absolute. @throws GitError */
export async function findCommonDirectory(git: Git): Promise<string> {
  return resolve(git.directory, chomp(await runGit(['rev-parse', '--git-common-dir'], git)));
}

function chomp(output: Buffer): string {
  return output.toString().replace(/\n$/, '');
}
