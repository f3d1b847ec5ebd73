import { closeSync, openSync, readSync } from 'node:fs';
import type { Inflate } from 'node:zlib';

/** More than that in a file is left to git, as is what comes to more than {@link MOST_BYTES}. */
const MOST_DEFLATED_BYTES = 2 ** 20;
const MOST_BYTES = 2 ** 22;
/** What text is deflated to a fourth of: room for all of it, and for no more. */
const GROWTH = 4;
const HEADER = /^blob (?<size>0|[1-9]\d*)$/;
/** The longest header that is read, in bytes. */
const HEADER_BYTES = 32;

/** With one of these git keeps its objects elsewhere. https://git-scm.com/docs/git#_environment_variables */
const ELSEWHERE = ['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'];

let buffer: Buffer | undefined;

/** Whether git, asked at the top of a work tree, has its own objects below `.git`, and not elsewhere. */
export function hasObjectsInPlace(): boolean {
  return ELSEWHERE.every((name) => process.env[name] === undefined);
}

/**
 * A blob that lies in a file of its own, as what was just staged does: to start git for it would take
 * longer than all the rest. As git does, it takes the file's name for the hash of what is in it. Whatever
 * is not as expected is for git to read, or to say what is wrong with it.
 *
 * The file is deflated `blob SP <size> NUL <content>`: https://git-scm.com/docs/gitformat-loose
 * @param root top of a work tree where {@link hasObjectsInPlace}
 * @returns `undefined` where git has to be asked
 */
export function readLooseBlob(root: string, id: string): Buffer | undefined {
  const deflated = readSmallFile(`${root}/.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  const object = deflated && inflate(deflated);
  if (!object) return undefined;
  const end = object.subarray(0, HEADER_BYTES).indexOf(0);
  const size = HEADER.exec(object.toString('latin1', 0, end))?.groups?.['size'];
  const content = object.subarray(end + 1);
  return end !== -1 && Number(size) === content.length ? content : undefined;
}

/** @returns bytes that the next call overwrites */
function readSmallFile(path: string): Buffer | undefined {
  buffer ??= Buffer.allocUnsafeSlow(MOST_DEFLATED_BYTES);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const length = readSync(file, buffer, 0, MOST_DEFLATED_BYTES, 0);
    return length < MOST_DEFLATED_BYTES ? buffer.subarray(0, length) : undefined;
  } catch {
    // In a pack, in an alternate, not readable: git knows.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function inflate(deflated: Buffer): Buffer | undefined {
  // Not before: a hook need not wait for it that gets its blobs another way.
  const { constants, inflateSync } = process.getBuiltinModule('node:zlib');
  try {
    const chunkSize = Math.max(constants.Z_MIN_CHUNK, GROWTH * deflated.length);
    const told = inflateSync(deflated, { info: true, maxOutputLength: MOST_BYTES, chunkSize });
    // The types do not know the option. https://nodejs.org/api/zlib.html#class-options
    const { buffer, engine } = told as unknown as { buffer: Buffer; engine: Inflate };
    // Behind the end there is nothing in what git has written.
    return engine.bytesWritten === deflated.length ? buffer : undefined;
  } catch {
    // Too large, or corrupt: git says what is wrong.
    return undefined;
  }
}
