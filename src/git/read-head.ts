import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

/** What is checked out: the commit, and the branch unless HEAD is detached. */
export interface Head {
  readonly head?: string;
  /** `refs/heads/main` */
  readonly branch?: string;
}

/** @throws GitError when git fails */
export async function readHead(git: Git): Promise<Head> {
  const [commit, ref] = await Promise.all([
    askGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], git),
    askGit(['symbolic-ref', '--quiet', 'HEAD'], git),
  ]);
  return {
    ...(commit.exitCode === 0 && { head: commit.stdout.toString().trim() }),
    ...(ref.exitCode === 0 && { branch: ref.stdout.toString().trim() }),
  };
}
