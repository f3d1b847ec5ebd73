import type { Git } from './git.ts';
import { listEntries } from './list-entries.ts';

/** https://git-scm.com/docs/git-diff#_generating_patch_text_with_p */
const START = /^(?:diff --|Submodule )/;
const LINE =
  /^(?:$|[ +\-\\@]|diff --|index |(?:old|new|deleted file|new file) mode |(?:dis)?similarity index |(?:rename|copy) (?:from|to) |Binary files |Submodule )/;
const IDS = /^index [\da-f,]+\.\.(?<id>[\da-f]+)/;
const CHANGED = /^[ +-]/;

/**
 * The lines of a message that are the diff of `git commit --verbose`, which git removes before it commits. Any
 * other diff names blobs that are not in the index.
 * @param from index of the line below the scissors
 * @returns their indexes
 * @throws GitError
 */
export async function findVerboseDiff(
  lines: readonly string[],
  from: number,
  git: Git,
): Promise<ReadonlySet<number>> {
  const start = lines.findIndex((line, at) => at >= from && START.test(line));
  if (start === -1) return new Set();
  const own = new Set<number>();
  const ids = (await listEntries(git, ['--cached'])).map(({ id }) => id);
  let isOwn = true;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    // The line with the blob ids of a file precedes its first changed line.
    if (START.test(line)) isOwn = line.startsWith('Submodule ');
    const id = IDS.exec(line)?.groups?.['id'];
    if (id !== undefined) isOwn = /^0+$/.test(id) || ids.some((known) => known.startsWith(id));
    if (LINE.test(line) && (isOwn || !CHANGED.test(line))) own.add(at);
  }
  return own;
}
