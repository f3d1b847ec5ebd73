import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { GitError } from '../errors.ts';
import { askGit, runGit, toExitError } from '../git/run-git.ts';

/** Where the hooks of a repository are. */
export interface HooksDirectory {
  /** Absolute. */
  readonly path: string;
  /** husky starts the files in it itself; they need neither `#!` nor to be executable. */
  readonly isHusky: boolean;
}

const HUSKY = '.husky';
const HOOKS_PATH = ['config', '-z', '--show-scope', '--get', 'core.hooksPath'];

/**
 * @param root top of the work tree
 * @throws GitError when the hooks are not the repository's own
 */
export async function findHooksDirectory(root: string): Promise<HooksDirectory> {
  const answer = await askGit(HOOKS_PATH, root);
  // Exit code 1 says that it is not set.
  if (answer.exitCode > 1) throw toExitError(HOOKS_PATH, answer.exitCode, answer.stderr);
  if (answer.exitCode === 1) return findDefaultDirectory(root);

  const [scope = '', path = ''] = answer.stdout.toString().split('\0');
  const absolute = resolve(root, path);
  if (isWithin(join(root, HUSKY), absolute)) return { path: join(root, HUSKY), isHusky: true };
  if (scope !== 'local' && scope !== 'worktree') {
    throw new GitError(
      `core.hooksPath is set to ${path} for all your repositories (${scope} configuration), so a hook of this repository would never run; ` +
        'set it for this repository alone ("git config core.hooksPath .githooks") and run init again',
    );
  }
  return { path: absolute, isHusky: false };
}

async function findDefaultDirectory(root: string): Promise<HooksDirectory> {
  // husky sets core.hooksPath when its package is installed; before that only its directory tells.
  if (existsSync(join(root, HUSKY))) return { path: join(root, HUSKY), isHusky: true };
  const output = await runGit(['rev-parse', '--git-path', 'hooks'], root);
  return { path: resolve(root, output.toString().replace(/\n$/, '')), isHusky: false };
}

function isWithin(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}
