import { GitError } from '../errors/errors.ts';
import { decodePath } from '../text/path.ts';
import type { Git } from './git.ts';
import { toBatches, type Lines } from './lines.ts';
import { RAW_DIFF_OPTIONS } from './raw-diff-options.ts';
import { splitStream } from './split-fields.ts';
import { streamGit } from './stream-git.ts';

/** Which commits to list. */
export interface Revisions {
  /** Whether to start from every ref. */
  readonly all?: boolean;
  /** Ids of the commits to start from. */
  readonly include: Lines;
  /** Ids of excluded commits, with all that they reach. */
  readonly exclude: Lines;
  /** Options of `git rev-list` for refs to exclude as well: `--all`, `--remotes=origin`. */
  readonly excludedRefs?: readonly string[];
}

/** A commit and its changes. */
export interface Commit {
  readonly id: string;
  /** Commit date, in seconds since 1970; it may be wrong. */
  readonly time: number;
  /** Against its parent; for a merge, only what differs from every parent. */
  readonly changes: readonly Change[];
}

export interface Change {
  /** Printable; see {@link decodePath}. */
  readonly path: string;
  /** Absent if the commit deletes the path. */
  readonly id?: string;
  readonly mode: string;
  /** The objects at the path in the parents. */
  readonly old: readonly { readonly id: string; readonly mode: string }[];
}

// `-c` shows a merge against all of its parents at once.
const LOG = [
  'log',
  ...RAW_DIFF_OPTIONS,
  '-c',
  '--root',
  '--no-show-signature',
  '--no-notes',
  '--no-mailmap',
  '--format=tformat:commit %H %ct',
  '--stdin',
];

// A date that git cannot parse is empty.
const HEADER = /^commit (?<id>[0-9a-f]{40,64}) (?<time>-?\d*)$/;
// `:<old mode> <mode> <old id> <id> <status>`; a merge of n parents has n colons, old modes and old ids.
const RECORD = /^(?<colons>:+)(?<fields>[0-7]{6} [0-9a-f ]+) [A-Z]+$/;

/**
 * The commits, children before their parents if `inOrder`, each with its changes.
 * https://git-scm.com/docs/git-diff#_raw_output_format
 * @throws GitError
 */
export async function* walkCommits(
  { all = false, include, exclude, excludedRefs = [] }: Revisions,
  git: Git,
  inOrder = false,
): AsyncGenerator<Commit> {
  // Without any commit, git would start from HEAD.
  if (!all && Array.isArray(include) && include.length === 0) return;
  const log = [...LOG, ...(inOrder ? ['--topo-order'] : []), ...(all ? ['--all'] : [])];
  if (excludedRefs.length > 0) log.push('--not', ...excludedRefs);
  let header: { id: string; time: number } | undefined;
  let changes: Change[] = [];
  let record: RegExpExecArray['groups'];
  for await (const fields of splitStream(streamGit(log, git, listRevisions(include, exclude)))) {
    for (const field of fields) {
      if (record) {
        changes.push(toChange(record, decodePath(field)));
        record = undefined;
        continue;
      }
      const text = field.toString('latin1').replace(/^\n/, '');
      // An empty field separates the header of a merge from its records.
      if (text === '' && header) continue;
      record = header && RECORD.exec(text)?.groups;
      if (record) continue;
      const found = HEADER.exec(text)?.groups;
      if (!found) throw new GitError('git log --raw answered in a format that is not known');
      if (header) yield { ...header, changes };
      const time = found['time'] === '' ? NaN : Number(found['time']);
      header = { id: found['id'] ?? '', time };
      changes = [];
    }
  }
  if (record) throw new GitError('git ended in the middle of its answer');
  if (header) yield { ...header, changes };
}

export async function* listRevisions(
  include: Lines,
  exclude: Lines,
): AsyncGenerator<readonly string[]> {
  yield* toBatches(include);
  for await (const ids of toBatches(exclude)) yield ids.map((id) => `^${id}`);
}

function toChange(record: Readonly<Record<string, string | undefined>>, path: string): Change {
  const fields = record['fields']?.split(' ') ?? [];
  const parents = record['colons']?.length ?? 0;
  const [modes, ids] = [fields.slice(0, parents + 1), fields.slice(parents + 1)];
  const [mode, id] = [modes[parents], ids[parents]];
  if (ids.length !== parents + 1 || mode === undefined || id === undefined)
    throw new GitError('git log --raw answered in a format that is not known');
  const old = ids
    .slice(0, parents)
    .map((id, i) => ({ id, mode: modes[i] ?? '' }))
    .filter((side) => !isNull(side.id));
  return isNull(id) ? { path, mode, old } : { path, mode, old, id };
}

function isNull(id: string): boolean {
  return /^0+$/.test(id);
}
