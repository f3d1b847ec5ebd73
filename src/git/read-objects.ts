import { GitError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { COMPLETE_CLONE } from './failures.ts';
import { ObjectContent } from './object-content.ts';
import { isPartialClone } from './partial-clone.ts';
import { spawnGitSync } from './run-git-sync.ts';
import { streamGit, toBatches, type Lines } from './stream-git.ts';

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

/** Objects that came together. A large one comes alone. */
export interface ObjectBatch {
  readonly objects: readonly (GitObject | LargeObject)[];
  /** All that came, with the bytes of all of the objects in it but a large one. */
  readonly bytes: Buffer;
}

const ARGS = ['cat-file', '--batch', '--buffer'];
/** So many ids are asked for in one piece: for a commit of some hundred files that takes less time than a stream. */
const FEW = 1000;
const MAX_FEW_BYTES = 16 * 2 ** 20;
const NOTHING = Buffer.alloc(0);
const LINE_FEED = 0x0a;
const FORGET_AT = 4096;

/**
 * Reads objects by id in one process, in the order asked for.
 * @throws GitError when one is missing or corrupt, or git ends before it has answered everything
 */
export async function* readObjects(
  ids: readonly string[],
  cwd: string,
): AsyncGenerator<GitObject | LargeObject> {
  if (ids.length === 0) return;
  const few = ids.length <= FEW ? readFew(ids, cwd) : undefined;
  const batches = few
    ? explainMissing(checkAnswers(parseBatches([few]), [...ids]), cwd)
    : streamObjects(ids, cwd);
  for await (const { objects } of batches) yield* objects;
}

/**
 * As {@link readObjects}, in batches, while the ids are still in the making.
 * @throws GitError as well; whatever `ids` throws
 */
export async function* streamObjects(ids: Lines, cwd: string): AsyncGenerator<ObjectBatch> {
  const asked: string[] = [];
  const ask = async function* (): AsyncGenerator<readonly string[]> {
    for await (const batch of toBatches(ids)) {
      for (const id of batch) asked.push(id);
      yield batch;
    }
  };
  yield* explainMissing(checkAnswers(parseBatches(streamGit(ARGS, cwd, ask())), asked), cwd);
}

/** An object that git does not have. */
class MissingObjectError extends GitError {}

/** A partial clone lacks objects on purpose, and git would fetch them with programs that it names. */
async function* explainMissing(
  batches: AsyncIterable<ObjectBatch>,
  cwd: string,
): AsyncGenerator<ObjectBatch> {
  try {
    yield* batches;
  } catch (cause) {
    if (!(cause instanceof MissingObjectError) || !(await isPartialClone(cwd))) throw cause;
    throw new GitError(`this clone is partial and lacks objects; ${COMPLETE_CLONE}`, { cause });
  }
}

/** The answer for a few small objects, as most commits have them; `undefined` when it is too long. */
function readFew(ids: readonly string[], cwd: string): Buffer | undefined {
  const answer = spawnGitSync(ARGS, cwd, { input: formatIds(ids), maxBuffer: MAX_FEW_BYTES });
  // Whatever else went wrong: asked again with a stream it goes wrong again, and is told then.
  return answer.status === 0 ? answer.stdout : undefined;
}

/**
 * @param asked ids in order; grows while answers come, and is emptied of what is answered
 * @throws GitError when it is not, in order, what was asked for
 */
async function* checkAnswers(
  batches: AsyncIterable<ObjectBatch>,
  asked: string[],
): AsyncGenerator<ObjectBatch> {
  let answered = 0;
  for await (const batch of batches) {
    for (const { id } of batch.objects) {
      if (id !== asked[answered]) {
        throw new GitError(
          `git cat-file answered ${abbreviateId(id)} when it was asked for another object`,
        );
      }
      answered++;
    }
    if (answered >= FORGET_AT) {
      asked.splice(0, answered);
      answered = 0;
    }
    yield batch;
  }
  if (answered !== asked.length) {
    throw new GitError(`git cat-file left ${asked.length - answered} objects without an answer`);
  }
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
    let header: { id: string; type: string; size: number } | undefined;
    let chunks: Buffer[] = [];
    let length = 0;
    for (let read = await source.next(); !read.done; read = await source.next()) {
      chunks.push(read.value);
      length += read.value.length;
      // A large object is put together once, when all of it is there.
      if (header && length <= header.size) continue;
      let bytes: Buffer = Buffer.concat(chunks, length);
      let objects: GitObject[] = [];
      let at = 0;
      for (;;) {
        if (!header) {
          const end = bytes.indexOf(LINE_FEED, at);
          if (end === -1) break;
          header = parseHeader(bytes.toString('latin1', at, end));
          at = end + 1;
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

function parseHeader(line: string): { id: string; type: string; size: number } {
  const found = /^(?<id>[0-9a-f]+) (?<type>\w+) (?<size>\d+)$/.exec(line)?.groups;
  if (!found) {
    throw new MissingObjectError(
      `the object database has no ${line.replace(' missing', '')}; run "git fsck"`,
    );
  }
  return { id: found['id'] ?? '', type: found['type'] ?? '', size: Number(found['size']) };
}
