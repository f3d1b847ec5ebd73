import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { describeReason } from '../../errors/describe-reason.ts';
import { GitError, ScanError } from '../../errors/errors.ts';
import type { IndexEntry, TreeEntry } from '../../git/list-entries.ts';
import type { Repository } from '../../git/repository.ts';
import { abbreviateId } from '../../text/abbreviate-id.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../engine/ignore-rule.ts';
import { MOST_READ, type UnsureIgnoreFile } from './unsure-ignore-file.ts';

/** Which version of a repository to read. */
type Version = 'work-tree' | 'index' | { readonly commit: string };

/** Everything that determines which files git ignores, for everybody who clones the repository. */
export interface IgnoreSnapshot {
  /** The tracked ignore files. */
  readonly files: readonly IgnoreFile[];
  /** Ignore files that only some versions of git read. */
  readonly unread: readonly UnsureIgnoreFile[];
  /** Every tracked path. */
  readonly tracked: readonly BytePath[];
  readonly ignoreCase: boolean;
}

const REGULAR = '100';
const LINK = '120';

/** The ignore files of a repository, and those that only some versions of git read. */
type Shared = Pick<IgnoreSnapshot, 'files' | 'unread'>;

/**
 * Reads the ignore files that a repository shares.
 * @throws GitError, ScanError when one cannot be read
 */
export async function readIgnoreSnapshot(
  repository: Repository,
  version: Version,
): Promise<IgnoreSnapshot> {
  if (version === 'work-tree') return readWorkTree(repository, repository.listEntries());
  const listed =
    version === 'index' ? repository.listEntries() : collect(repository.listTree(version.commit));
  return makeSnapshot(repository, listed, readBlobs);
}

/**
 * The same for the work tree.
 * @param listed every entry of the index
 * @throws GitError, ScanError
 */
export function readWorkTree(
  repository: Repository,
  listed: Promise<readonly IndexEntry[]>,
): Promise<IgnoreSnapshot> {
  return makeSnapshot(repository, listed, readPresent);
}

async function makeSnapshot<Entry extends TreeEntry>(
  repository: Repository,
  listed: Promise<readonly Entry[]>,
  read: (shared: readonly Entry[], repository: Repository) => Promise<Shared>,
): Promise<IgnoreSnapshot> {
  const [entries, ignoreCase] = await Promise.all([
    listed,
    repository.findSetting('core.ignoreCase', 'bool'),
  ]);
  const shared = entries.filter(
    ({ mode, path }) =>
      (mode.startsWith(REGULAR) || mode.startsWith(LINK)) &&
      (path === IGNORE_FILE_NAME || path.endsWith(`/${IGNORE_FILE_NAME}`)),
  );
  // A path in conflict has several entries.
  const byPath = new Map(shared.map((entry) => [entry.rawPath.toString('latin1'), entry]));
  return {
    ...(await read([...byPath.values()], repository)),
    tracked: entries.map(({ rawPath }) => rawPath.toString('latin1')),
    ignoreCase: ignoreCase === 'true',
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function readBlobs(entries: readonly TreeEntry[], repository: Repository): Promise<Shared> {
  const regular = entries.filter(({ mode }) => mode.startsWith(REGULAR));
  const links = entries.filter(({ mode }) => mode.startsWith(LINK));
  const blobs = new Map<string, Buffer>();
  const ids = [...new Set(regular.map(({ id }) => id))];
  for await (const object of repository.readObjects(ids)) {
    if ('error' in object) throw new GitError(`a .gitignore ${object.error}`);
    if (!('bytes' in object)) throw new GitError('a .gitignore is too large to be read');
    blobs.set(object.id, object.bytes);
  }
  const files = regular.map(({ id, rawPath }) => {
    const bytes = blobs.get(id);
    if (!bytes) throw new GitError(`git cat-file did not answer for ${abbreviateId(id)}`);
    return { path: rawPath.toString('latin1'), bytes };
  });
  return { files, unread: mark(links, 'link') };
}

function mark(entries: readonly TreeEntry[], cause: UnsureIgnoreFile['cause']): UnsureIgnoreFile[] {
  return entries.map(({ rawPath }) => ({ path: rawPath.toString('latin1'), cause }));
}

/**
 * An ignore file that is deleted, or is not a regular file, has no effect. One outside a sparse checkout has:
 * git reads it from the index, and other clones have it.
 */
async function readPresent(
  entries: readonly IndexEntry[],
  repository: Repository,
): Promise<Shared> {
  const locate = ({ rawPath }: TreeEntry): Buffer =>
    Buffer.concat([Buffer.from(`${repository.root}/`), rawPath]);
  const seen = entries.map((entry) => {
    return { entry, stat: lstatSync(locate(entry), { throwIfNoEntry: false }) };
  });
  const pick = (wanted: (stat: Stats) => boolean): IndexEntry[] =>
    seen.flatMap(({ entry, stat }) => (stat && wanted(stat) ? [entry] : []));
  const present = pick((stat) => stat.isFile() && stat.size <= MOST_READ);
  const large = pick((stat) => stat.isFile() && stat.size > MOST_READ);
  const links = pick((stat) => stat.isSymbolicLink());
  const sparse = seen.flatMap(({ entry, stat }) => (!stat && entry.isSparse ? [entry] : []));
  const unseen = await readBlobs(sparse, repository);
  const files = present.map((entry) => ({
    path: entry.rawPath.toString('latin1'),
    bytes: readIgnoreFile(locate(entry), entry.path),
  }));
  return {
    files: [...files, ...unseen.files],
    unread: [...mark(links, 'link'), ...mark(large, 'size'), ...unseen.unread],
  };
}

/**
 * The `.gitignore` at the top of the work tree, tracked or not.
 * @throws ScanError when it cannot be read, or is not a file, so that git would not read it either
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
