import type { Git } from './git.ts';
import { mayBeTracked } from './may-be-tracked.ts';
import { spawnGitSync } from './run-git-sync.ts';
import { StagedStdin } from './staged-stdin.ts';

/**
 * What the index has at each path, with one process of git, and with none where the index names none of
 * them.
 * @returns `null` for a path that it does not have; `undefined` where something is wrong, which whoever asks
 *   for a single path is told
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
