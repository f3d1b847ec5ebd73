import { decode } from '../decode/decode.ts';
import { GitError } from '../errors/errors.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Repository } from '../git/repository.ts';
import { listUnchangedLines } from './unchanged-lines.ts';

/**
 * Findings that a comment suppresses which is new, or was on another line.
 * @param base id of a commit; without one every comment is new
 */
export async function findTouchedComments(
  suppressed: readonly Suppressed[],
  base: string | undefined,
  repository: Repository,
): Promise<Suppressed[]> {
  const commented = suppressed.filter(({ comment }) => comment);
  if (base === undefined) return commented;
  const getPath = ({ comment }: Suppressed): string => comment?.withPath((path) => path) ?? '';
  const paths = [...new Set(commented.map(getPath))];
  const files = await readBefore(base, paths.filter(Boolean), repository);
  return commented.filter((item) => {
    const before = files.get(getPath(item));
    return !before || item.comment?.isIn(readText(before), listUnchangedLines) !== true;
  });
}

/** A file that cannot be read counts as one without comments. */
async function readBefore(
  base: string,
  paths: readonly string[],
  repository: Repository,
): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await repository.readFilesAt(base, paths);
  } catch (cause) {
    if (cause instanceof GitError) return new Map();
    throw cause;
  }
}

function readText(bytes: Buffer): string {
  return decode(bytes, () => true)[0]?.text ?? '';
}
