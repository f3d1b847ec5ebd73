import type { Finding } from '../finding.ts';

/** A finding that is told but does not count. */
export interface Suppressed {
  readonly finding: Finding;
  /** Name of the filter. */
  readonly by: string;
  readonly reason: string;
}

/** Why a finding does not count, or `undefined` when it does. */
export type Filter = (finding: Finding) => Omit<Suppressed, 'finding'> | undefined;

/** Splits findings into those that count and those that a filter suppresses; the first filter wins. */
export function applyFilters(
  findings: readonly Finding[],
  filters: readonly Filter[],
): { kept: Finding[]; suppressed: Suppressed[] } {
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    let verdict: ReturnType<Filter>;
    for (const filter of filters) if ((verdict = filter(finding))) break;
    if (verdict) suppressed.push({ finding, ...verdict });
    else kept.push(finding);
  }
  return { kept, suppressed };
}
