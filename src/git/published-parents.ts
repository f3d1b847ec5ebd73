import { existsSync, readFileSync } from 'node:fs';
import { findGitPaths } from './git-paths.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';

const OBJECT_ID = /^[0-9a-f]{40,64}$/;

/**
 * For the other parents of a merge that is about to be committed, the newest commits that a remote already has:
 * the parent itself, or the ancestors where its unpublished part begins.
 * @throws GitError
 */
export async function listPublishedParents(git: Git): Promise<string[]> {
  const published: string[] = [];
  for (const parent of await listOtherParents(git)) {
    const output = await runGit(['rev-list', '--boundary', parent, '--not', '--remotes'], git);
    const lines = output.toString().split('\n').filter(Boolean);
    if (lines.length === 0) published.push(parent);
    for (const line of lines) if (line.startsWith('-')) published.push(line.slice(1));
  }
  return [...new Set(published)];
}

/**
 * `git merge` passes the parents to its hooks as `GITHEAD_<oid>`, and writes `MERGE_HEAD` only when it leaves
 * the commit to the user.
 */
async function listOtherParents(git: Git): Promise<string[]> {
  const passed = Object.keys(git.variables)
    .filter((name) => name.startsWith('GITHEAD_'))
    .map((name) => name.slice('GITHEAD_'.length));
  const [file = ''] = await findGitPaths(['MERGE_HEAD'], git);
  const written = existsSync(file) ? readFileSync(file, 'latin1').split('\n') : [];
  return [...new Set([...passed, ...written])].filter((id) => OBJECT_ID.test(id));
}
