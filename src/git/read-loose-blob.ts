import { closeSync, openSync, readSync } from 'node:fs';
import type { Inflate } from 'node:zlib';

/** Larger files are left to git, and so are contents of more than {@link MOST_BYTES}. */
const MOST_DEFLATED_BYTES = 2 ** 20;
const MOST_BYTES = 2 ** 22;
/** Text shrinks to a fourth of its size; this buffer is just large enough. */
const GROWTH = 4;
const HEADER = /^blob (?<size>0|[1-9]\d*)$/;
/** The longest header that is read, in bytes. */
const HEADER_BYTES = 32;

/**
 * With one of these variables git keeps its objects elsewhere.
 * https://git-scm.com/docs/git#_environment_variables
 */
const ELSEWHERE = ['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'];

let buffer: Buffer | undefined;

/** Whether git, at the top of a work tree, has its objects below `.git`, and not elsewhere. */
export function hasObjectsInPlace(): boolean {
  return ELSEWHERE.every((name) => process.env[name] === undefined);
}

/**
 * A loose blob, such as one that was just staged: starting git for it would take longer than everything else.
 * As in git, the name of the file is trusted to be the hash of its content. Anything unexpected is left to git.
 * The file is deflated `blob SP <size> NUL <content>`: https://git-scm.com/docs/gitformat-loose
 * @param root top of a work tree where {@link hasObjectsInPlace}
 * @returns `undefined` if git has to read it
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
    // It is in a pack, in an alternate, or not readable; git knows.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function inflate(deflated: Buffer): Buffer | undefined {
  // Loaded here, because a hook that gets its blobs another way need not wait for it.
  const { constants, inflateSync } = process.getBuiltinModule('node:zlib');
  try {
    const chunkSize = Math.max(constants.Z_MIN_CHUNK, GROWTH * deflated.length);
    const result = inflateSync(deflated, { info: true, maxOutputLength: MOST_BYTES, chunkSize });
    // The types lack this option. https://nodejs.org/api/zlib.html#class-options
    const { buffer, engine } = result as unknown as { buffer: Buffer; engine: Inflate };
    // Git writes nothing after the end.
    return engine.bytesWritten === deflated.length ? buffer : undefined;
  } catch {
    // Too large, or corrupt; git describes the problem.
    return undefined;
  }
}
