import { GitError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { COMPLETE_CLONE } from './failures.ts';
import type { Git } from './git.ts';
import { isPartialClone } from './partial-clone.ts';
import { streamGit } from './stream-git.ts';

const REACHABLE = ['rev-list', '--objects', '--all', '--quiet', '--missing=print'];

/**
 * Checks that everything that refs reach exists: git skips packs that it cannot read, and a partial clone has
 * only part of the history. https://git-scm.com/docs/partial-clone
 * @throws GitError when something is missing
 */
export async function requireComplete(git: Git): Promise<void> {
  let missing = 0;
  let first = '';
  for await (const chunk of streamGit(REACHABLE, git)) {
    // `?<id> LF` for each missing object.
    const ids = chunk.toString('latin1');
    first ||= ids.slice(1, ids.indexOf('\n'));
    missing += ids.split('?').length - 1;
  }
  if (missing === 0) return;
  throw new GitError(
    (await isPartialClone(git))
      ? `this clone is partial, and ${missing} objects of the history are missing here; ${COMPLETE_CLONE}`
      : `the object database lacks ${missing} of the objects of the history, the first is ${abbreviateId(first)}; run "git fsck"`,
  );
}
