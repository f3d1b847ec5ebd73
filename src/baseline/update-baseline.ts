import type { Finding } from '../finding/finding.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { isFromBaseline } from './is-from-baseline.ts';

/** What is asked of a report. */
interface Rescan {
  readonly suppressed: readonly { readonly finding: Finding; readonly by: string }[];
  readonly stale: readonly BaselineEntry[];
}

/**
 * The baseline after a scan of the whole repository, which was made with the baseline as it is now.
 * @param accepted findings of the report that are accepted from now on
 * @param keepStale whether entries that accept nothing any more stay
 */
export function updateBaseline(
  baseline: Baseline,
  report: Rescan,
  accepted: readonly Finding[],
  keepStale: boolean,
): Baseline {
  const known = report.suppressed.filter(isFromBaseline).map(({ finding }) => finding);
  const stale = keepStale ? report.stale : [];
  const [salt] = baseline.salts;
  return {
    path: baseline.path,
    // Nobody knows the salt of a stale entry; what was found is under the first one.
    salts: stale.length > 0 ? baseline.salts : [salt],
    entries: [...[...known, ...accepted].map(toEntry), ...stale],
  };
}

function toEntry({ path, rule, fingerprint }: Finding): BaselineEntry {
  return { path, rule, fingerprint };
}
