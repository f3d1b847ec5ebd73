import type { Git } from './git.ts';
import { streamGit } from './stream-git.ts';
import { listRevisions, type Revisions } from './walk-commits.ts';

/** A commit and its parents. */
export interface ListedCommit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** Children before their parents, without changes. @throws GitError */
export async function listCommits(
  { include, exclude, excludedRefs = [] }: Omit<Revisions, 'all'>,
  git: Git,
): Promise<ListedCommit[]> {
  const args = ['rev-list', '--topo-order', '--parents', '--stdin'];
  if (excludedRefs.length > 0) args.push('--not', ...excludedRefs);
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(args, git, listRevisions(include, exclude)))
    chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('latin1').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [id = '', ...parents] = line.split(' ');
    return { id, parents };
  });
}
