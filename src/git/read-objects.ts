import { once } from 'node:events';
import { GitError } from '../errors.ts';
import { LARGE_BYTES } from '../read-windows.ts';
import { ObjectContent } from './object-content.ts';
import { spawnGit, spawnGitSync, toExitError, toStartError } from './run-git.ts';

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

const ARGS = ['cat-file', '--batch', '--buffer'];
/** Up to here one answer in one piece takes less time than a stream. */
const FEW = 64;
const MAX_FEW_BYTES = 16 * 2 ** 20;
const LINE_FEED = 0x0a;

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
  yield* few ? checkAnswers(parseBatch([few]), ids) : checkAnswers(streamBatch(ids, cwd), ids);
}

/** The answer for a few small objects, as most commits have them; `undefined` when it is too long. */
function readFew(ids: readonly string[], cwd: string): Buffer | undefined {
  const answer = spawnGitSync(ARGS, cwd, { input: formatIds(ids), maxBuffer: MAX_FEW_BYTES });
  // Whatever else went wrong: asked again with a stream it goes wrong again, and is told then.
  return answer.status === 0 ? answer.stdout : undefined;
}

/** @throws GitError when it is not, in order, what was asked for */
async function* checkAnswers(
  objects: AsyncIterable<GitObject | LargeObject>,
  ids: readonly string[],
): AsyncGenerator<GitObject | LargeObject> {
  let answered = 0;
  for await (const object of objects) {
    if (object.id !== ids[answered]) {
      throw new GitError(`git cat-file answered ${object.id} when it was asked for another object`);
    }
    answered++;
    yield object;
  }
  if (answered !== ids.length) {
    throw new GitError(`git cat-file answered for ${answered} of ${ids.length} objects`);
  }
}

async function* streamBatch(
  ids: readonly string[],
  cwd: string,
): AsyncGenerator<GitObject | LargeObject> {
  const child = spawnGit(ARGS, cwd);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  // Awaited below; until then a failure to start must not count as unhandled.
  closed.catch(() => undefined);
  // Git may end without reading all of its input; its exit code tells the reason.
  child.stdin.on('error', () => undefined);
  child.stdin.end(formatIds(ids));

  try {
    yield* parseBatch(child.stdout);
    const [exitCode, signal] = await closed.catch((cause: unknown) => {
      throw toStartError(cause as Error);
    });
    if (exitCode !== 0)
      throw toExitError(ARGS, exitCode ?? signal ?? 'a signal', Buffer.concat(stderr).toString());
  } finally {
    child.kill();
  }
}

/**
 * `<oid> SP <type> SP <size> LF <contents> LF` for each object, or `<oid> SP missing LF`.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
async function* parseBatch(
  stdout: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<GitObject | LargeObject> {
  const source = iterate(stdout);
  let header: { id: string; type: string; size: number } | undefined;
  let chunks: Buffer[] = [];
  let length = 0;
  for (let read = await source.next(); !read.done; read = await source.next()) {
    chunks.push(read.value);
    length += read.value.length;
    // A large object is put together once, when all of it is there.
    if (header && length <= header.size) continue;
    let rest: Buffer = Buffer.concat(chunks);
    for (;;) {
      if (!header) {
        const end = rest.indexOf(LINE_FEED);
        if (end === -1) break;
        header = parseHeader(rest.toString('latin1', 0, end));
        rest = rest.subarray(end + 1);
      }
      if (header.size > LARGE_BYTES) {
        const content = new ObjectContent(rest, header.size, source);
        yield { id: header.id, type: header.type, chunks: content };
        rest = await content.skip();
        header = undefined;
        continue;
      }
      if (rest.length <= header.size) break;
      yield { id: header.id, type: header.type, bytes: rest.subarray(0, header.size) };
      rest = rest.subarray(header.size + 1);
      header = undefined;
    }
    chunks = [rest];
    length = rest.length;
  }
}

async function* iterate(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer, undefined> {
  yield* chunks;
  return undefined;
}

function formatIds(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}

function parseHeader(line: string): { id: string; type: string; size: number } {
  const found = /^(?<id>[0-9a-f]+) (?<type>\w+) (?<size>\d+)$/.exec(line)?.groups;
  if (!found)
    throw new GitError(
      `the object database has no ${line.replace(' missing', '')}; run "git fsck"`,
    );
  return { id: found['id'] ?? '', type: found['type'] ?? '', size: Number(found['size']) };
}
