import { dirname, join } from 'node:path';
import { toExitError } from './failures.ts';
import { Git } from './git.ts';
import { isolateGit } from './isolate-git.ts';
import { makeBareRepository } from './make-bare-repository.ts';
import {
  CHECK_IGNORE,
  formatPaths,
  parseCheckIgnore,
  type CheckedPath,
} from './parse-check-ignore.ts';
import { askGit } from './run-git.ts';

/** Git needs 15 microseconds for a path. */
const TIMEOUT = 30_000;

/**
 * What git says about paths in a repository, tracked or not, with all ignore files there.
 * @param paths as bytes, from the top of the work tree
 * @returns one answer for each path, in order; `undefined` when one of them cannot be in the work tree because
 *   it is beyond a link or in a submodule
 * @throws GitError
 */
export async function checkIgnore(
  paths: readonly string[],
  git: Git,
): Promise<CheckedPath[] | undefined> {
  const answer = await askGit(CHECK_IGNORE, git, { input: formatPaths(paths) });
  if (answer.exitCode === 128) return undefined;
  // Exit code 1 means that none is ignored.
  if (answer.exitCode > 1) throw toExitError(CHECK_IGNORE, answer.exitCode, answer.stderr);
  return parseCheckIgnore(answer.stdout, paths);
}

/**
 * What git says about paths, given the ignore files of a directory and nothing else: no index, no
 * `.git/info/exclude`, no `core.excludesFile`.
 * @param workTree in a directory of its own, in which a repository is made
 * @param ignoreCase `core.ignoreCase`
 * @throws GitError
 */
export async function checkIgnoreAlone(
  paths: readonly string[],
  workTree: string,
  { ignoreCase, signal }: { readonly ignoreCase: boolean; readonly signal: AbortSignal },
): Promise<CheckedPath[]> {
  const directory = dirname(workTree);
  const repository = join(directory, 'repository');
  makeBareRepository(repository);
  const check = [
    `--git-dir=${repository}`,
    `--work-tree=${workTree}`,
    ...configure('core.excludesFile', '/dev/null'),
    ...configure('core.ignoreCase', String(ignoreCase)),
    ...CHECK_IGNORE,
  ];
  const { exitCode, stdout, stderr } = await askGit(check, new Git(workTree), {
    environment: isolateGit(process.env, directory),
    timeout: TIMEOUT,
    signal,
    input: formatPaths(paths),
  });
  // Exit code 1 means that none is ignored.
  if (exitCode > 1) throw toExitError(check, exitCode, stderr);
  return parseCheckIgnore(stdout, paths);
}

function configure(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`];
}
