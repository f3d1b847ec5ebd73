import { GitError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { ComplaintError, ExitError, PARTIAL } from './failures.ts';
import type { Git } from './git.ts';
import { IdQueue } from './id-queue.ts';
import type { Lines } from './lines.ts';
import { ObjectContent } from './object-content.ts';
import { isPartialClone } from './partial-clone.ts';
import { spawnGitSync } from './run-git-sync.ts';
import { streamGit } from './stream-git.ts';

/** An object of the repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** An object that is too large to be held in memory as a whole. */
export interface LargeObject extends Omit<GitObject, 'bytes'> {
  /** Its bytes, once, before the next object is asked for. @throws GitError when they end too early */
  readonly chunks: AsyncIterable<Buffer>;
}

/** An object that git could not give. */
export interface UnreadObject {
  readonly id: string;
  readonly type?: undefined;
  /** As said of the file that it is: `cannot be read: …`. */
  readonly error: string;
}

export type AnyObject = GitObject | LargeObject | UnreadObject;

/** Objects that came together. A large one comes alone. */
export interface ObjectBatch {
  readonly objects: readonly AnyObject[];
  /** All that came, with the bytes of all of the objects in it but a large one. */
  readonly bytes: Buffer;
}

const ARGS = ['cat-file', '--batch', '--buffer'];
/** So many ids are asked for in one piece: for a commit of some hundred files that takes less time than a stream. */
const FEW = 1000;
const MAX_FEW_BYTES = 16 * 2 ** 20;
const NOTHING = Buffer.alloc(0);
const LINE_FEED = 0x0a;
/** When git fails at so many objects in a row, it is not about single ones. */
const MAX_FAILURES_IN_A_ROW = 100;

/**
 * Reads objects by id in one process, in the order asked for. One that is missing or corrupt does not keep
 * the others from being read.
 * @throws GitError when the clone is partial and lacks one, or git fails otherwise
 */
export async function* readObjects(ids: readonly string[], git: Git): AsyncGenerator<AnyObject> {
  if (ids.length === 0) return;
  const few = ids.length <= FEW ? readFew(ids, git) : undefined;
  const batches = few ? readAnswer(few, ids, git) : streamObjects(ids, git);
  for await (const { objects } of batches) yield* objects;
}

/**
 * As {@link readObjects}, in batches, while the ids are still in the making.
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
        // What it complains about and could not give, is missing.
        if (cause instanceof ComplaintError && queue.unanswered === 0) return;
        if (!(cause instanceof ExitError) || ++failures > MAX_FAILURES_IN_A_ROW) throw cause;
        const id = await queue.takeFirst();
        if (id === undefined) throw cause;
        // Who reads a large object has been told already.
        if (id !== current) yield { objects: [toUnread(id, cause.message)], bytes: NOTHING };
      }
    }
  } finally {
    await queue.close();
  }
}

/** @throws GitError when it is not, in order, what was asked for, or the clone lacks it on purpose */
async function* checkAnswers(
  batches: AsyncIterable<ObjectBatch>,
  queue: IdQueue,
  git: Git,
): AsyncGenerator<ObjectBatch> {
  let isMissing = false;
  /** It counts as answered when it has been read to its end. */
  let large: string | undefined;
  for await (const batch of batches) {
    if (!isMissing && batch.objects.some((object) => 'error' in object)) {
      isMissing = true;
      // It lacks objects on purpose, and git would fetch them with programs that it names.
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

/** The same for what was asked for at once. */
async function* readAnswer(
  answer: Buffer,
  ids: readonly string[],
  git: Git,
): AsyncGenerator<ObjectBatch> {
  yield* checkAnswers(parseBatches([answer]), new IdQueue(ids), git);
}

/** The answer for a few small objects, as most commits have them; `undefined` when it is too long. */
function readFew(ids: readonly string[], git: Git): Buffer | undefined {
  const answer = spawnGitSync(ARGS, git, { input: formatIds(ids), maxBuffer: MAX_FEW_BYTES });
  // Whatever else went wrong: asked again with a stream it goes wrong again, and is told then.
  return answer.status === 0 ? answer.stdout : undefined;
}

/**
 * `<oid> SP <type> SP <size> LF <contents> LF` for each object, or `<oid> SP missing LF`.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
async function* parseBatches(
  stdout: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<ObjectBatch> {
  const source = iterate(stdout);
  try {
    let header: Header | undefined;
    let chunks: Buffer[] = [];
    let length = 0;
    for (let read = await source.next(); !read.done; read = await source.next()) {
      chunks.push(read.value);
      length += read.value.length;
      // A large object is put together once, when all of it is there.
      if (header && length <= header.size) continue;
      let bytes: Buffer = Buffer.concat(chunks, length);
      let objects: AnyObject[] = [];
      let at = 0;
      for (;;) {
        if (!header) {
          const end = bytes.indexOf(LINE_FEED, at);
          if (end === -1) break;
          const told = parseHeader(bytes.toString('latin1', at, end));
          at = end + 1;
          if ('error' in told) {
            objects.push(told);
            continue;
          }
          header = told;
        }
        if (header.size > LARGE_BYTES) {
          if (objects.length > 0) yield { objects, bytes };
          const content = new ObjectContent(bytes.subarray(at), header.size, source);
          yield {
            objects: [{ id: header.id, type: header.type, chunks: content }],
            bytes: NOTHING,
          };
          bytes = await content.skip();
          objects = [];
          at = 0;
          header = undefined;
          continue;
        }
        const end = at + header.size;
        if (bytes.length <= end) break;
        objects.push({ id: header.id, type: header.type, bytes: bytes.subarray(at, end) });
        at = end + 1;
        header = undefined;
      }
      if (objects.length > 0) yield { objects, bytes };
      chunks = [bytes.subarray(at)];
      length = bytes.length - at;
    }
  } finally {
    // Who has seen enough leaves git in the middle of its answer.
    await source.return(undefined);
  }
}

async function* iterate(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer, undefined, void> {
  yield* chunks;
  return undefined;
}

function formatIds(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}

interface Header {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/** @throws GitError when it is neither a header nor says that the object is missing */
function parseHeader(line: string): Header | UnreadObject {
  const { id, type, size } = HEADER.exec(line)?.groups ?? {};
  if (id === undefined) throw new GitError('git cat-file answered in a format that is not known');
  if (type !== undefined) return { id, type, size: Number(size) };
  return toUnread(id, `the object database has no ${abbreviateId(id)}`);
}

const HEADER = /^(?<id>[0-9a-f]+) (?:missing|(?<type>\w+) (?<size>\d+))$/;

function toUnread(id: string, reason: string): UnreadObject {
  return { id, error: `cannot be read: ${reason}; run "git fsck"` };
}
