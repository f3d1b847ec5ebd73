import { resolve } from 'node:path';
import type { Repository } from '../git/repository.ts';
import type { Pointer } from './pointer.ts';

/** Directories where each system stores content on this machine. */
export type Stores = Readonly<Record<Pointer['system'], readonly string[]>>;

/**
 * The stores of a repository. Linked worktrees share one, and a clone that borrows objects may borrow those of
 * Git LFS too. https://github.com/git-lfs/git-lfs/blob/main/docs/man/git-lfs-config.adoc
 * @throws GitError
 */
export async function listStores(repository: Repository): Promise<Stores> {
  const [common, lfs = 'lfs', { alternates }] = await Promise.all([
    repository.commonDirectory(),
    repository.findSetting('lfs.storage', 'path'),
    repository.countObjects(),
  ]);
  return {
    'Git LFS': [
      resolve(common, lfs, 'objects'),
      ...alternates.map((path) => resolve(common, path, '../lfs/objects')),
    ],
    'git-annex': [resolve(common, 'annex/objects')],
    DVC: [resolve(repository.root, '.dvc/cache')],
  };
}
