import type { Git } from './git.ts';
import { streamGit } from './stream-git.ts';
import { listRevisions, type Revisions } from './walk-commits.ts';

/**
 * The commits that no published one contains.
 * @returns `undefined` if nothing is published
 * @throws GitError
 */
export async function listUnpublished(
  { include, exclude }: Revisions,
  published: readonly string[],
  git: Git,
): Promise<ReadonlySet<string> | undefined> {
  if (published.length === 0) return undefined;
  const args = ['rev-list', '--stdin', '--not', ...published];
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(args, git, listRevisions(include, exclude))) {
    chunks.push(chunk);
  }
  return new Set(Buffer.concat(chunks).toString('latin1').split('\n').filter(Boolean));
}
