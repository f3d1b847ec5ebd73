import { resolve } from 'node:path';
import { runGit } from './run-git.ts';

/**
 * Where git keeps files of its own, whether they are there or not, absolute: a linked worktree has some of
 * them itself, and others in common with the main one.
 * https://git-scm.com/docs/git-rev-parse#Documentation/git-rev-parse.txt---git-pathpath
 * @throws GitError
 */
export async function findGitPaths(names: readonly string[], cwd: string): Promise<string[]> {
  const args = ['rev-parse', ...names.flatMap((name) => ['--git-path', name])];
  const output = chomp(await runGit(args, cwd));
  // Only where one is asked for a directory may have a line break in its name.
  const paths = names.length === 1 ? [output] : output.split('\n');
  return paths.map((path) => resolve(cwd, path));
}

/** The git directory that all work trees have in common, absolute. @throws GitError */
export async function findCommonDirectory(cwd: string): Promise<string> {
  return resolve(cwd, chomp(await runGit(['rev-parse', '--git-common-dir'], cwd)));
}

function chomp(output: Buffer): string {
  return output.toString().replace(/\n$/, '');
}
