import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { abbreviateId } from '../abbreviate-id.ts';
import { describeReason } from '../describe-reason.ts';
import { GitError, ScanError } from '../errors.ts';
import { listEntries, type IndexEntry, type TreeEntry } from '../git/list-entries.ts';
import { listTree } from '../git/list-tree.ts';
import { readObjects } from '../git/read-objects.ts';
import { toExitError } from '../git/failures.ts';
import { askGit } from '../git/run-git.ts';
import type { BytePath } from './byte-path.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from './ignore-rule.ts';

/** Which version of a repository is looked at. */
type Version = 'work-tree' | 'index' | { readonly commit: string };

/** What decides what git ignores, for everybody who clones the repository. */
export interface IgnoreWorld {
  /** The tracked ignore files. */
  readonly files: readonly IgnoreFile[];
  /** Every tracked path. */
  readonly tracked: readonly BytePath[];
  readonly ignoreCase: boolean;
}

const IGNORE_CASE = ['config', '--type=bool', '--get', 'core.ignoreCase'];
/** Git follows no link that is named `.gitignore`. */
const REGULAR = '100';

/**
 * Reads the ignore files that a repository shares.
 * @throws GitError, ScanError when one cannot be read
 */
export async function readIgnoreWorld(root: string, version: Version): Promise<IgnoreWorld> {
  if (version === 'work-tree') return readWorkTree(root, listEntries(root, ['--cached']));
  const listed =
    version === 'index' ? listEntries(root, ['--cached']) : collect(listTree(root, version.commit));
  return makeWorld(root, listed, readBlobs);
}

/**
 * The same of the work tree.
 * @param listed every entry of the index
 * @throws GitError, ScanError
 */
export function readWorkTree(
  root: string,
  listed: Promise<readonly IndexEntry[]>,
): Promise<IgnoreWorld> {
  return makeWorld(root, listed, readPresent);
}

async function makeWorld<Entry extends TreeEntry>(
  root: string,
  listed: Promise<readonly Entry[]>,
  read: (shared: readonly Entry[], root: string) => Promise<IgnoreFile[]>,
): Promise<IgnoreWorld> {
  const [entries, ignoreCase] = await Promise.all([listed, readIgnoreCase(root)]);
  const regular = entries.filter(
    ({ mode, path }) =>
      mode.startsWith(REGULAR) &&
      (path === IGNORE_FILE_NAME || path.endsWith(`/${IGNORE_FILE_NAME}`)),
  );
  // In a conflict one path has several entries.
  const byPath = new Map(regular.map((entry) => [entry.rawPath.toString('latin1'), entry]));
  return {
    files: await read([...byPath.values()], root),
    tracked: entries.map(({ rawPath }) => rawPath.toString('latin1')),
    ignoreCase,
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function readBlobs(entries: readonly TreeEntry[], root: string): Promise<IgnoreFile[]> {
  const blobs = new Map<string, Buffer>();
  const ids = [...new Set(entries.map(({ id }) => id))];
  for await (const object of readObjects(ids, root)) {
    if (!('bytes' in object)) throw new GitError('a .gitignore is too large to be read');
    blobs.set(object.id, object.bytes);
  }
  return entries.map(({ id, rawPath }) => {
    const bytes = blobs.get(id);
    if (!bytes) throw new GitError(`git cat-file did not answer for ${abbreviateId(id)}`);
    return { path: rawPath.toString('latin1'), bytes };
  });
}

/**
 * An ignore file that is deleted or no file any more decides nothing. One that a sparse checkout leaves
 * out does: git reads it from the index, and whoever has the whole repository has it.
 */
async function readPresent(entries: readonly IndexEntry[], root: string): Promise<IgnoreFile[]> {
  const locate = ({ rawPath }: TreeEntry): Buffer =>
    Buffer.concat([Buffer.from(`${root}/`), rawPath]);
  const stats = entries.map((entry) => lstatSync(locate(entry), { throwIfNoEntry: false }));
  const present = entries.filter((_, index) => stats[index]?.isFile());
  const sparse = entries.filter((entry, index) => stats[index] === undefined && entry.isSparse);
  return [
    ...present.map((entry) => ({
      path: entry.rawPath.toString('latin1'),
      bytes: readIgnoreFile(locate(entry), entry.path),
    })),
    ...(await readBlobs(sparse, root)),
  ];
}

/**
 * The `.gitignore` at the top as it stands in the work tree, tracked or not.
 * @throws ScanError when it cannot be read, or is there and no file: git would not read it either
 */
export function readRootIgnoreFile(root: string): Buffer | undefined {
  const file = join(root, IGNORE_FILE_NAME);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isFile()) {
    throw new ScanError(
      `${IGNORE_FILE_NAME} is a link or a directory, which git does not read; put a file in its place`,
    );
  }
  return readIgnoreFile(Buffer.from(file), IGNORE_FILE_NAME);
}

function readIgnoreFile(file: Buffer, path: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ScanError(`${path} cannot be read: ${describeReason(cause)}`, { cause });
  }
}

async function readIgnoreCase(root: string): Promise<boolean> {
  const { exitCode, stdout, stderr } = await askGit(IGNORE_CASE, root);
  // Exit code 1 says that it is not set.
  if (exitCode > 1) throw toExitError(IGNORE_CASE, exitCode, stderr);
  return stdout.toString().trim() === 'true';
}
