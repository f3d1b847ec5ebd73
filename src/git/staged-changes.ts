import { GitError } from '../errors.ts';
import { RAW_DIFF_OPTIONS } from './raw-diff-options.ts';
import { askGitSync } from './run-git-sync.ts';
import { splitPrintable } from './split-fields.ts';

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

// Without `--diff-filter` deletions are told too, which tells moves.
const DIFF = ['diff', '--cached', ...RAW_DIFF_OPTIONS];

/**
 * What the next commit changes, out of the index that git means.
 * @param commit what the index is compared with; HEAD, which may be unborn, when it is left out
 * @throws GitError
 */
export async function listStagedChanges(root: string, commit?: string): Promise<StagedChange[]> {
  const args = commit === undefined ? DIFF : [...DIFF, commit, '--'];
  const answer = askGitSync(args, root);
  if (answer.exitCode === 0) return parseRawDiff(answer.stdout);
  const { toDiffError } = await import('./to-diff-error.ts');
  throw toDiffError(args, answer, root);
}

const RECORD = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMTDU])$/;

/**
 * `:<old mode> <mode> <old id> <id> <status> NUL <path> NUL` for each change.
 * https://git-scm.com/docs/git-diff#_raw_output_format
 */
function parseRawDiff(output: Buffer): StagedChange[] {
  const fields = splitPrintable(output);
  const changes: StagedChange[] = [];
  for (let i = 0; i < fields.length; i += 2) {
    const record = RECORD.exec(fields[i] ?? '');
    const path = fields[i + 1];
    if (!record || path === undefined)
      throw new GitError('git diff --raw answered in a format that is not known');
    const [, oldMode = '', mode = '', oldId = '', id = '', status] = record;
    changes.push({
      path,
      status: status as StagedChange['status'],
      mode,
      oldMode,
      ...(isNull(id) ? {} : { id }),
      ...(isNull(oldId) ? {} : { oldId }),
    });
  }
  return changes;
}

function isNull(id: string): boolean {
  return /^0+$/.test(id);
}
