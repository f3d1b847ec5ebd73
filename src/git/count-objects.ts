import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

/** What git says about the object database. */
export interface ObjectCounts {
  /** Approximate number of objects: those in two packs count twice. */
  readonly count: number;
  /** Alternate object directories, as git prints them. */
  readonly alternates: readonly string[];
}

/** https://git-scm.com/docs/git-count-objects @throws GitError */
export async function countObjects(git: Git): Promise<ObjectCounts> {
  const output = (await runGit(['count-objects', '-v'], git)).toString();
  const counts = output.matchAll(/^(?:count|in-pack): (?<count>\d+)$/gm);
  const alternates = output.matchAll(/^alternate: (?<path>.+)$/gm);
  return {
    count: [...counts].reduce((sum, { groups }) => sum + Number(groups?.['count']), 0),
    alternates: Array.from(alternates, ({ groups }) => groups?.['path'] ?? ''),
  };
}
