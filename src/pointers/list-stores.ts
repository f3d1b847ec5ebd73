import { resolve } from 'node:path';
import { toExitError } from '../git/failures.ts';
import { askGit, runGit } from '../git/run-git.ts';
import type { Pointer } from './pointer.ts';

/** Directories in which each system keeps content on this machine. */
export type Stores = Readonly<Record<Pointer['system'], readonly string[]>>;

const LFS_STORAGE = ['config', '-z', '--type=path', '--get', 'lfs.storage'];

/**
 * The stores of a repository. Linked worktrees have one in common, and a clone that borrows objects may
 * borrow those of Git LFS as well.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc
 * @throws GitError
 */
export async function listStores(root: string): Promise<Stores> {
  const [common, storage, counted] = await Promise.all([
    runGit(['rev-parse', '--git-common-dir'], root),
    askGit(LFS_STORAGE, root),
    runGit(['count-objects', '-v'], root),
  ]);
  // With 1 git says that it is not set.
  if (storage.exitCode > 1) throw toExitError(LFS_STORAGE, storage.exitCode, storage.stderr);
  const git = resolve(root, common.toString().replace(/\n$/, ''));
  const lfs = storage.exitCode === 0 ? storage.stdout.toString().replace(/\0$/, '') : 'lfs';
  const alternates = [...counted.toString().matchAll(/^alternate: (?<path>.+)$/gm)];
  return {
    'Git LFS': [
      resolve(git, lfs, 'objects'),
      ...alternates.map(({ groups }) => resolve(git, groups?.['path'] ?? '', '../lfs/objects')),
    ],
    'git-annex': [resolve(git, 'annex/objects')],
    DVC: [resolve(root, '.dvc/cache')],
  };
}
