import type { Baseline, BaselineEntry } from '../baseline/baseline.ts';
import { BASELINE } from '../baseline/is-from-baseline.ts';
import type { Finding } from '../finding/finding.ts';
import { saltFingerprint } from '../finding/fingerprint.ts';
import { applyFilters, type Filter, type Suppressed } from './filter.ts';

interface Split {
  readonly kept: Finding[];
  readonly suppressed: Suppressed[];
}

/**
 * Suppresses findings that a baseline accepts.
 * @param baseline without one nothing is suppressed
 * @param use called with the fingerprint of each entry that was needed
 */
export function makeBaselineFilter(
  baseline: Baseline | undefined,
  use?: (fingerprint: string) => void,
): Filter {
  if (!baseline) return () => undefined;
  const { path, salts, entries } = baseline;
  const accepted = new Set(entries.map(({ fingerprint }) => fingerprint));
  return ({ fingerprint }) => {
    // A merge of two baselines keeps both salts, and an entry does not say which is its own.
    const found = salts
      .map((salt) => saltFingerprint(fingerprint, salt))
      .filter((salted) => accepted.has(salted));
    for (const salted of found) use?.(salted);
    return found.length === 0 ? undefined : { by: BASELINE, reason: `accepted in ${path}` };
  };
}

/** Suppresses findings that a baseline accepts, and remembers which of its entries were needed. */
export class BaselineFilter {
  readonly #baseline: Baseline | undefined;
  readonly #unused: Map<string, BaselineEntry>;
  readonly #filter: Filter;

  /** @param baseline without one nothing is suppressed, and fingerprints stay as they are */
  constructor(baseline: Baseline | undefined) {
    this.#baseline = baseline;
    this.#unused = new Map(baseline?.entries.map((entry) => [entry.fingerprint, entry]));
    this.#filter = makeBaselineFilter(baseline, (used) => this.#unused.delete(used));
  }

  /** Filters findings, and gives each its fingerprint under the baseline's salt. */
  apply({ kept, suppressed }: Split): Split {
    const baseline = this.#baseline;
    if (!baseline) return { kept, suppressed };
    const rekey = (finding: Finding): Finding => ({
      ...finding,
      fingerprint: saltFingerprint(finding.fingerprint, baseline.salts[0]),
    });
    const split = applyFilters(kept, [this.#filter]);
    return {
      kept: split.kept.map(rekey),
      suppressed: [...suppressed, ...split.suppressed].map((item) => ({
        ...item,
        finding: rekey(item.finding),
      })),
    };
  }

  /** The entries that no finding needed: they are stale if everything was scanned. */
  listUnused(): readonly BaselineEntry[] {
    return [...this.#unused.values()];
  }
}
