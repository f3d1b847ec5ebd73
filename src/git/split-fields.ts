import { isUtf8 } from 'node:buffer';
import { GitError } from '../errors/errors.ts';
import { decodePath } from '../text/path.ts';

const CUT = 'git ended in the middle of its answer';

/** The fields of output with `-z`, without NUL. */
export function splitFields(output: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    if (end === -1) throw new GitError(CUT);
    fields.push(output.subarray(start, end));
    start = end + 1;
  }
  return fields;
}

/** As {@link splitFields}, made printable as {@link decodePath} does it. */
export function splitPrintable(output: Buffer): string[] {
  if (!isUtf8(output)) return splitFields(output).map(decodePath);
  const fields = output.toString().split('\0');
  if (fields.pop() !== '') throw new GitError(CUT);
  return fields;
}

/** As {@link splitFields}, in batches while git is still writing. */
export async function* splitStream(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const fields: Buffer[] = [];
    let start = 0;
    for (let end = buffer.indexOf(0); end !== -1; end = buffer.indexOf(0, start)) {
      fields.push(buffer.subarray(start, end));
      start = end + 1;
    }
    yield fields;
    rest = buffer.subarray(start);
  }
  if (rest.length > 0) throw new GitError(CUT);
}
