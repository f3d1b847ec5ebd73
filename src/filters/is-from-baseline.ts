import type { Suppressed } from './filter.ts';

/** What the baseline's filter is called in a report. */
export const BASELINE = 'baseline';

/** Whether the baseline is what suppresses it. */
export function isFromBaseline({ by }: Suppressed): boolean {
  return by === BASELINE;
}
