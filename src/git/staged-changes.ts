import { GitError } from '../errors.ts';
import { decodePath } from './path.ts';
import { requireWorkTree } from './repository.ts';
import { askGitSync, toExitError } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** One path in which the index differs from HEAD. */
export interface StagedChange {
  /** Printable; see {@link decodePath}. */
  readonly path: string;
  readonly status: 'A' | 'M' | 'T' | 'D' | 'U';
  /** As git writes it: `100644`, `120000` for a symlink, `160000` for a submodule. */
  readonly mode: string;
  /** Object ids, absent where that side has no object. */
  readonly id?: string;
  readonly oldId?: string;
  readonly oldMode: string;
}

// Each option undoes what a user's configuration or attributes could do to the answer. Without
// `--diff-filter` deletions are told too, which tells moves.
const DIFF = [
  'diff',
  '--cached',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/**
 * What the next commit changes, out of the index that git means.
 * @param commit what the index is compared with; HEAD, which may be unborn, when it is left out
 * @throws GitError
 */
export function listStagedChanges(root: string, commit?: string): StagedChange[] {
  const args = commit === undefined ? DIFF : [...DIFF, commit, '--'];
  const answer = askGitSync(args, root);
  if (answer.exitCode === 0) return parseRawDiff(answer.stdout);
  // Outside a repository `git diff` compares files, and complains about the options for that.
  requireWorkTree(root);
  throw toExitError(args, answer.exitCode, answer.stderr);
}

const RECORD =
  /^:(?<oldMode>\d{6}) (?<mode>\d{6}) (?<oldId>[0-9a-f]+) (?<id>[0-9a-f]+) (?<status>[AMTDU])$/;

/**
 * `:<old mode> <mode> <old id> <id> <status> NUL <path> NUL` for each change.
 * https://git-scm.com/docs/git-diff#_raw_output_format
 */
function parseRawDiff(output: Buffer): StagedChange[] {
  const fields = splitFields(output);
  const changes: StagedChange[] = [];
  for (let i = 0; i < fields.length; i += 2) {
    const record = RECORD.exec(fields[i]?.toString('latin1') ?? '')?.groups;
    const path = fields[i + 1];
    if (!record || !path)
      throw new GitError('git diff --raw answered in a format that is not known');
    const id = record['id'] ?? '';
    const oldId = record['oldId'] ?? '';
    changes.push({
      path: decodePath(path),
      status: record['status'] as StagedChange['status'],
      mode: record['mode'] ?? '',
      oldMode: record['oldMode'] ?? '',
      ...(isNull(id) ? {} : { id }),
      ...(isNull(oldId) ? {} : { oldId }),
    });
  }
  return changes;
}

function isNull(id: string): boolean {
  return /^0+$/.test(id);
}
