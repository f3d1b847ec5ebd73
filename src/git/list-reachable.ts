import type { Git } from './git.ts';
import { streamGit } from './stream-git.ts';

const REACHABLE = ['rev-list', '--objects', '--all'];

/** The objects that a branch, a tag or another ref reaches. @throws GitError */
export async function listReachable(
  ids: ReadonlySet<string>,
  git: Git,
): Promise<ReadonlySet<string>> {
  const reachable = new Set<string>();
  if (ids.size === 0) return reachable;
  let rest = '';
  for await (const chunk of streamGit(REACHABLE, git)) {
    // `<id> SP <path> LF`; git truncates the path at a line break, so every line begins with an id.
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const id = line.split(' ', 1)[0] ?? '';
      if (ids.has(id)) reachable.add(id);
    }
  }
  return reachable;
}
