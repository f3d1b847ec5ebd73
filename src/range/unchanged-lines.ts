import { diffArrays } from 'diff';

/** With more differences, all lines count as changed, because the time grows with their number. */
const MAX_CHANGES = 2000;

/**
 * The lines of a text that are also in an older version of it, in the same order.
 * @returns numbers of lines, from 1; none if the versions differ too much
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
