/** The name of the baseline's filter in a report. */
export const BASELINE = 'baseline';

/** Whether the baseline is what suppresses it. */
export function isFromBaseline({ by }: { readonly by?: string }): boolean {
  return by === BASELINE;
}
