import type { Git } from './git.ts';
import { parseRawDiff } from './parse-raw-diff.ts';
import { RAW_DIFF_OPTIONS } from './raw-diff-options.ts';
import { askGitSync } from './run-git-sync.ts';
import type { StagedChange } from './staged-change.ts';

/** What asks git for them. Without `--diff-filter` deletions are told too, which tells moves. */
export const STAGED_DIFF: readonly string[] = ['diff', '--cached', ...RAW_DIFF_OPTIONS];

/**
 * What the next commit changes, out of the index that git means.
 * @param commit what the index is compared with; HEAD, which may be unborn, when it is left out
 * @throws GitError
 */
export async function listStagedChanges(git: Git, commit?: string): Promise<StagedChange[]> {
  const args = commit === undefined ? STAGED_DIFF : [...STAGED_DIFF, commit, '--'];
  const answer = askGitSync(args, git);
  if (answer.exitCode === 0) return parseRawDiff(answer.stdout);
  const { toDiffError } = await import('./to-diff-error.ts');
  throw toDiffError(args, answer, git);
}
