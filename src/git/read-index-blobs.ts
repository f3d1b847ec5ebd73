import type { Git } from './git.ts';
import { mayBeTracked } from './may-be-tracked.ts';
import { spawnGitSync } from './run-git-sync.ts';
import { StagedStdin } from './staged-stdin.ts';

/**
 * The blobs of the index at some paths, with one process of git, or none if the index names none of them.
 * @returns `null` for a path that is not in the index; `undefined` when something is wrong, which asking for a
 *   single path reports
 */
export function readIndexBlobs(
  paths: readonly string[],
  git: Git,
): ReadonlyMap<string, Buffer | null> | undefined {
  if (!mayBeTracked(paths, git.directory)) return new Map(paths.map((path) => [path, null]));
  const input = paths.map((path) => `:${path}\n`).join('');
  const args = ['cat-file', '--batch', '--buffer'];
  const { stdout } = spawnGitSync(args, git, { input, maxBuffer: Infinity });
  return new StagedStdin(stdout).readIndexBlobs(paths);
}
