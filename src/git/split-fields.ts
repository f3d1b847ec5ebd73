import { GitError } from '../errors.ts';

/** The fields of output that was asked for with `-z`, without their NUL. */
export function splitFields(output: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    if (end === -1) throw new GitError('git ended in the middle of its answer');
    fields.push(output.subarray(start, end));
    start = end + 1;
  }
  return fields;
}
