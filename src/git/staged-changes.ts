import type { Git } from './git.ts';
import { parseRawDiff } from './parse-raw-diff.ts';
import { RAW_DIFF_OPTIONS } from './raw-diff-options.ts';
import { askGitSync } from './run-git-sync.ts';
import type { StagedChange } from './staged-change.ts';

/** The arguments for git. Without `--diff-filter` the list includes deletions, which reveal moves. */
export const STAGED_DIFF: readonly string[] = ['diff', '--cached', ...RAW_DIFF_OPTIONS];

/**
 * The changes of the next commit, from the index that git uses.
 * @param commit to compare the index with; by default HEAD, which may be unborn
 * @throws GitError
 */
export async function listStagedChanges(git: Git, commit?: string): Promise<StagedChange[]> {
  const args = commit === undefined ? STAGED_DIFF : [...STAGED_DIFF, commit, '--'];
  const answer = askGitSync(args, git);
  if (answer.exitCode === 0) return parseRawDiff(answer.stdout);
  const { toDiffError } = await import('./to-diff-error.ts');
  throw toDiffError(args, answer, git);
}
