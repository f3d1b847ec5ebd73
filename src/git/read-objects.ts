import { GitError } from '../errors/errors.ts';
import { NonFatalError, ExitError, PARTIAL } from './failures.ts';
import { toUnread, type AnyObject, type ObjectBatch } from './git-object.ts';
import type { Git } from './git.ts';
import { IdQueue } from './id-queue.ts';
import type { Lines } from './lines.ts';
import { parseBatches } from './parse-batches.ts';
import { isPartialClone } from './partial-clone.ts';
import { spawnGitSync } from './run-git-sync.ts';
import { streamGit } from './stream-git.ts';

const ARGS = ['cat-file', '--batch', '--buffer'];
/**
 * The most ids that are requested at once, which is faster than a stream for a commit of some hundred files.
 */
const FEW = 1000;
const MAX_FEW_BYTES = 16 * 2 ** 20;
const NOTHING = Buffer.alloc(0);
/** When git fails at so many objects in a row, the objects are not the reason. */
const MAX_FAILURES_IN_A_ROW = 100;

/**
 * Reads objects by id in one process, in the given order. After one that is missing or corrupt, it continues
 * with the others.
 * @throws GitError when the clone is partial and lacks one, or git fails otherwise
 */
export async function* readObjects(ids: readonly string[], git: Git): AsyncGenerator<AnyObject> {
  if (ids.length === 0) return;
  const few = ids.length <= FEW ? readFew(ids, git) : undefined;
  const batches = few ? readAnswer(few, ids, git) : streamObjects(ids, git);
  for await (const { objects } of batches) yield* objects;
}

/**
 * As {@link readObjects}, in batches, while the list of ids is still growing.
 * @throws GitError as well; whatever `ids` throws
 */
export async function* streamObjects(ids: Lines, git: Git): AsyncGenerator<ObjectBatch> {
  const queue = new IdQueue(ids);
  let failures = 0;
  try {
    for (;;) {
      /** The large object that is being read. */
      let current: string | undefined;
      try {
        const answer = streamGit(ARGS, git, queue.handOut());
        for await (const batch of checkAnswers(parseBatches(answer), queue, git)) {
          failures = 0;
          const [first] = batch.objects;
          current = first && 'chunks' in first ? first.id : undefined;
          yield batch;
        }
        return;
      } catch (cause) {
        // Everything was answered: the error is about missing objects.
        if (cause instanceof NonFatalError && queue.unanswered === 0) return;
        if (!(cause instanceof ExitError) || ++failures > MAX_FAILURES_IN_A_ROW) throw cause;
        const id = await queue.takeFirst();
        if (id === undefined) throw cause;
        // Whoever reads a large object gets the error from its stream.
        if (id !== current) yield { objects: [toUnread(id, cause.message)], bytes: NOTHING };
      }
    }
  } finally {
    await queue.close();
  }
}

/** @throws GitError when an answer is missing or out of order, or the clone is partial and lacks an object */
async function* checkAnswers(
  batches: AsyncIterable<ObjectBatch>,
  queue: IdQueue,
  git: Git,
): AsyncGenerator<ObjectBatch> {
  let isMissing = false;
  /** It counts as answered once it was read to its end. */
  let large: string | undefined;
  for await (const batch of batches) {
    if (!isMissing && batch.objects.some((object) => 'error' in object)) {
      isMissing = true;
      // Git would fetch the missing objects with programs that the configuration names.
      if (await isPartialClone(git)) throw new GitError(PARTIAL);
    }
    if (large !== undefined) queue.answer(large);
    const [first] = batch.objects;
    large = first && 'chunks' in first ? first.id : undefined;
    if (large === undefined) for (const { id } of batch.objects) queue.answer(id);
    yield batch;
  }
  if (large !== undefined) queue.answer(large);
  if (queue.unanswered > 0) {
    throw new GitError(`git cat-file left ${queue.unanswered} objects without an answer`);
  }
}

/** The batches of an answer to all ids at once. */
async function* readAnswer(
  answer: Buffer,
  ids: readonly string[],
  git: Git,
): AsyncGenerator<ObjectBatch> {
  yield* checkAnswers(parseBatches([answer]), new IdQueue(ids), git);
}

/** The answer for a few small objects, as in most commits; `undefined` if it is too long. */
function readFew(ids: readonly string[], git: Git): Buffer | undefined {
  const answer = spawnGitSync(ARGS, git, { input: formatIds(ids), maxBuffer: MAX_FEW_BYTES });
  // Any other failure happens again with a stream, and is reported then.
  return answer.status === 0 ? answer.stdout : undefined;
}

function formatIds(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}
