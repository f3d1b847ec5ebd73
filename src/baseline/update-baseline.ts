import type { Finding } from '../finding/finding.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { isFromBaseline } from './is-from-baseline.ts';

/** The parts of a report that are needed. */
interface Rescan {
  readonly suppressed: readonly { readonly finding: Finding; readonly by: string }[];
  readonly stale: readonly BaselineEntry[];
}

/**
 * The baseline after a scan of the whole repository, which was made with the current baseline.
 * @param report its stale entries are kept
 * @param accepted findings of the report that are accepted from now on
 */
export function updateBaseline(
  baseline: Baseline,
  { suppressed, stale }: Rescan,
  accepted: readonly Finding[],
): Baseline {
  const known = suppressed.filter(isFromBaseline).map(({ finding }) => finding);
  const [salt] = baseline.salts;
  return {
    path: baseline.path,
    // The salt of a stale entry is unknown; findings use the first one.
    salts: stale.length > 0 ? baseline.salts : [salt],
    entries: [...[...known, ...accepted].map(toEntry), ...stale],
  };
}

function toEntry({ path, rule, fingerprint }: Finding): BaselineEntry {
  return { path, rule, fingerprint };
}
