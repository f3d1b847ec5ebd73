import { parseRawDiff } from './parse-raw-diff.ts';
import { RAW_DIFF_OPTIONS } from './raw-diff-options.ts';
import { askGitSync } from './run-git-sync.ts';

/** One path in which the index differs from HEAD. */
export interface StagedChange {
  /** Printable; see {@link splitPrintable}. */
  readonly path: string;
  readonly status: 'A' | 'M' | 'T' | 'D' | 'U';
  /** As git writes it: `100644`, `120000` for a symlink, `160000` for a submodule. */
  readonly mode: string;
  /** Object ids, absent where that side has no object. */
  readonly id?: string;
  readonly oldId?: string;
  readonly oldMode: string;
}

/** What asks git for them. Without `--diff-filter` deletions are told too, which tells moves. */
export const STAGED_DIFF: readonly string[] = ['diff', '--cached', ...RAW_DIFF_OPTIONS];

/**
 * What the next commit changes, out of the index that git means.
 * @param commit what the index is compared with; HEAD, which may be unborn, when it is left out
 * @throws GitError
 */
export async function listStagedChanges(root: string, commit?: string): Promise<StagedChange[]> {
  const args = commit === undefined ? STAGED_DIFF : [...STAGED_DIFF, commit, '--'];
  const answer = askGitSync(args, root);
  if (answer.exitCode === 0) return parseRawDiff(answer.stdout);
  const { toDiffError } = await import('./to-diff-error.ts');
  throw toDiffError(args, answer, root);
}
