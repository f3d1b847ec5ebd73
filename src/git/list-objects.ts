import { GitError } from '../errors.ts';
import { streamGit } from './stream-git.ts';

/** An object of the repository, unread. */
export interface ListedObject {
  readonly id: string;
  readonly type: 'blob' | 'commit' | 'tag' | 'tree';
  /** In bytes. */
  readonly size: number;
}

const LIST = ['cat-file', '--batch-all-objects', '--unordered', '--buffer', '--batch-check'];
const LISTED = /^(?<id>[0-9a-f]+) (?<type>blob|commit|tag|tree) (?<size>\d+)$/;

/**
 * Every object that the repository has, reachable or not, each once, as the packs have them.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 * @throws GitError
 */
export async function* listObjects(cwd: string): AsyncGenerator<ListedObject> {
  let rest = '';
  for await (const chunk of streamGit(LIST, cwd)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield parseLine(line);
  }
  if (rest !== '') throw new GitError('git ended in the middle of its answer');
}

function parseLine(line: string): ListedObject {
  const found = LISTED.exec(line)?.groups;
  if (!found)
    throw new GitError(`git cat-file answered "${line}" when it was asked for all objects`);
  return {
    id: found['id'] ?? '',
    type: found['type'] as ListedObject['type'],
    size: Number(found['size']),
  };
}
