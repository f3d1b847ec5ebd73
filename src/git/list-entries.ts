import { GitError } from '../errors/errors.ts';
import { decodePath } from '../text/path.ts';
import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { askGit, runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/** A path in the index or in a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  /** Printable; {@link rawPath} has the bytes. */
  readonly path: string;
  readonly rawPath: Buffer;
}

export interface IndexEntry extends TreeEntry {
  /** Whether a sparse checkout leaves it out of the work tree. */
  readonly isSparse: boolean;
}

/** The files of a repository. */
export interface Listing {
  /** Several for a path in conflict. */
  readonly entries: readonly IndexEntry[];
  /** Files of the work tree that are neither tracked nor ignored. A path that ends in `/` is another repository. */
  readonly untracked: readonly Buffer[];
  /** Directories that git could not open. */
  readonly unreadable: readonly { readonly path: string; readonly error: string }[];
}

const LIST = ['--literal-pathspecs', 'ls-files', '-t', '--stage', '-z', '--full-name'];
const UNTRACKED = ['--others', '--exclude-standard'];
const TAB = 0x09;

/**
 * Entries of the index, several for a path in conflict.
 * @param options of `git ls-files`
 * @throws GitError
 */
export async function listEntries(git: Git, options: readonly string[]): Promise<IndexEntry[]> {
  return splitFields(await runGit([...LIST, ...options], git)).map(parseIndexEntry);
}

/**
 * What git tracks below the paths, and what it would track.
 * @param paths are taken literally; none means everything
 * @throws GitError
 */
export async function listFiles(git: Git, paths: readonly string[]): Promise<Listing> {
  const args = [...LIST, '--cached', ...UNTRACKED, '--', ...paths];
  const answer = await askGit(args, git);
  if (answer.exitCode !== 0) throw toExitError(args, answer.exitCode, answer.stderr);
  const entries: IndexEntry[] = [];
  const untracked: Buffer[] = [];
  for (const field of splitFields(answer.stdout)) {
    if (field.toString('latin1', 0, 2) === '? ') untracked.push(field.subarray(2));
    else entries.push(parseIndexEntry(field));
  }
  return { entries, untracked, unreadable: parseUnreadable(answer.stderr) };
}

/** Git skips a directory that it cannot open, with a warning and exit code 0. */
function parseUnreadable(stderr: string): Listing['unreadable'] {
  const warnings = stderr.matchAll(/^warning: could not open directory '(.*)\/': (.*)$/gm);
  return [...warnings].map(([, path = '', reason = '']) => ({
    path,
    error: `cannot be read: ${reason.toLowerCase()}`,
  }));
}

/**
 * `<tag> SP <mode> SP <id> SP <stage> TAB <path>`, the tag `S` for skip-worktree:
 * https://git-scm.com/docs/git-ls-files#_output
 */
function parseIndexEntry(field: Buffer): IndexEntry {
  const tag = field.toString('latin1', 0, 2);
  if (!['H ', 'S ', 'M '].includes(tag))
    throw new GitError('git ls-files answered in a format that is not known');
  return { ...parseEntry(field.subarray(2), 1), isSparse: tag === 'S ' };
}

/**
 * The fields of an entry: words, a tab and a path.
 * @param idField which of the words is the object id
 */
export function parseEntry(field: Buffer, idField: number): TreeEntry {
  const tab = field.indexOf(TAB);
  const words = field.toString('latin1', 0, tab).split(' ');
  const rawPath = field.subarray(tab + 1);
  return { mode: words[0] ?? '', id: words[idField] ?? '', path: decodePath(rawPath), rawPath };
}

/** As {@link Listing.untracked}, for the whole work tree. @throws GitError */
export async function listUntracked(git: Git): Promise<Buffer[]> {
  return splitFields(await runGit(['ls-files', ...UNTRACKED, '-z', '--full-name'], git));
}
