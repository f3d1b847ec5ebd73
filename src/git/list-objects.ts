import { GitError } from '../errors/errors.ts';
import { NonFatalError } from './failures.ts';
import type { Git } from './git.ts';
import { streamGit } from './stream-git.ts';

/** An object of the repository, not read yet. */
export interface ListedObject {
  readonly id: string;
  /** `missing` if it exists but cannot be read. */
  readonly type: 'blob' | 'commit' | 'tag' | 'tree' | 'missing';
  /** Id of its delta base, if git stores it as a delta. */
  readonly base?: string;
}

// The size is not asked for, because git would have to look it up.
const FORMAT = '--batch-check=%(objectname) %(objecttype) %(deltabase)';
const LIST = ['cat-file', '--batch-all-objects', '--unordered', '--buffer', FORMAT];
const LISTED =
  /^(?<id>[0-9a-f]{40,64}) (?:missing|(?<type>blob|commit|tag|tree) (?:0{40,64}|(?<base>[0-9a-f]{40,64})))$/;

/**
 * Every object of the repository, reachable or not, each once, in the order of the packs and in batches.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 * @throws GitError
 */
export async function* listObjects(git: Git): AsyncGenerator<readonly ListedObject[]> {
  let rest = '';
  let isMissing = false;
  try {
    for await (const chunk of streamGit(LIST, git)) {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      const objects = lines.map(parseLine);
      isMissing ||= objects.some(({ type }) => type === 'missing');
      yield objects;
    }
  } catch (cause) {
    // Git reports it as an error, too.
    if (!(cause instanceof NonFatalError && isMissing)) throw cause;
  }
  if (rest !== '') throw new GitError('git ended in the middle of its answer');
}

function parseLine(line: string): ListedObject {
  const { id, type = 'missing', base } = LISTED.exec(line)?.groups ?? {};
  if (id === undefined)
    throw new GitError(`git cat-file answered "${line}" when it was asked for all objects`);
  return { id, type: type as ListedObject['type'], ...(base !== undefined && { base }) };
}
