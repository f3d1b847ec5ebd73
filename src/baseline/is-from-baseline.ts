/** What the baseline's filter is called in a report. */
export const BASELINE = 'baseline';

/** Whether the baseline is what suppresses it. */
export function isFromBaseline({ by }: { readonly by?: string }): boolean {
  return by === BASELINE;
}
