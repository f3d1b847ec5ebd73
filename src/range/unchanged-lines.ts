import { diffArrays } from 'diff';

/** Lines that differ, above which everything counts as changed: the time grows with them. */
const MAX_CHANGES = 2000;

/**
 * Which lines of a text stand in an older version of it, in the same order.
 * @returns numbers of lines, from 1; none where the versions differ too much to tell
 */
export function listUnchangedLines(older: string, text: string): ReadonlySet<number> {
  const unchanged = new Set<number>();
  const changes = diffArrays(older.split('\n'), text.split('\n'), { maxEditLength: MAX_CHANGES });
  let line = 1;
  for (const { added, removed, count = 0 } of changes ?? []) {
    if (removed) continue;
    if (!added) for (let i = 0; i < count; i++) unchanged.add(line + i);
    line += count;
  }
  return unchanged;
}
