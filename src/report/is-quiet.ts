import type { Report } from './report.ts';

/** Whether a hook has nothing to say: everything was scanned, and there are no findings and no notes. */
export function isQuiet({ findings, more = [], errors, stale, scanned }: Report): boolean {
  const { notes, unopened } = scanned;
  return [findings, more, errors, stale, notes, unopened].every(({ length }) => length === 0);
}
