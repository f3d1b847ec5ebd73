import type { BytePath } from './byte-path.ts';
import type { Dialect } from './dialect.ts';

/** The result for one dialect. */
export interface Opinion<Gap> {
  readonly dialect: Dialect;
  /** Undefined if there is no gap. */
  readonly gap: Gap | undefined;
  /** Whether the dialect does not ignore a path that the pattern requires to be ignored. */
  readonly letsThrough: (path: BytePath) => boolean;
}

/**
 * The gap to report, and the dialect that alone has it: preferably one that all dialects have, which everybody
 * can see. The same with every git.
 */
export function pickGap<Gap extends { readonly witness: BytePath }>(
  opinions: readonly Opinion<Gap>[],
): (Gap & { readonly onlyIn: Dialect | undefined }) | undefined {
  const gaps = opinions.flatMap(({ gap, dialect }) => (gap ? [{ gap, dialect }] : []));
  const common = gaps.find(({ gap }) => opinions.every((each) => each.letsThrough(gap.witness)));
  if (common !== undefined) return { ...common.gap, onlyIn: undefined };
  const [first] = gaps;
  return first && { ...first.gap, onlyIn: first.dialect };
}
