import { GitError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { toUnread, type AnyObject, type ObjectBatch, type UnreadObject } from './git-object.ts';
import { ObjectContent } from './object-content.ts';

const NOTHING = Buffer.alloc(0);
const LINE_FEED = 0x0a;
const HEADER = /^(?<id>[0-9a-f]+) (?:missing|(?<type>\w+) (?<size>\d+))$/;

/**
 * Parses the output of `git cat-file --batch`: `<oid> SP <type> SP <size> LF <contents> LF` for each object, or `<oid> SP missing LF`.
 * https://git-scm.com/docs/git-cat-file#_batch_output
 */
export async function* parseBatches(
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
      // The chunks of an object are joined once, when all of them are there.
      if (header && length <= header.size) continue;
      let bytes: Buffer = Buffer.concat(chunks, length);
      let objects: AnyObject[] = [];
      let at = 0;
      for (;;) {
        if (!header) {
          const end = bytes.indexOf(LINE_FEED, at);
          if (end === -1) break;
          const parsed = parseHeader(bytes.toString('latin1', at, end));
          at = end + 1;
          if ('error' in parsed) {
            objects.push(parsed);
            continue;
          }
          header = parsed;
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
    // The consumer may stop in the middle of git's output.
    await source.return(undefined);
  }
}

async function* iterate(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer, undefined, void> {
  yield* chunks;
  return undefined;
}

interface Header {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/** @throws GitError when it is neither a header nor the line for a missing object */
function parseHeader(line: string): Header | UnreadObject {
  const { id, type, size } = HEADER.exec(line)?.groups ?? {};
  if (id === undefined) throw new GitError('git cat-file answered in a format that is not known');
  if (type !== undefined) return { id, type, size: Number(size) };
  return toUnread(id, `the object database has no ${abbreviateId(id)}`);
}
