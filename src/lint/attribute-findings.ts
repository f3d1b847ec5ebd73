import type { Attributed, Results, Source } from '../sources/source.ts';

/**
 * Lets the source say of each finding whether it is new, or which commit added it.
 * @throws GitError, ScanError
 */
export async function attributeFindings(source: Source, found: Results): Promise<Attributed> {
  if (source.attributeToCommits) return source.attributeToCommits(found);
  const { kept } = found;
  if (kept.length === 0 || !source.classifyAsNewOrExisting) return withoutAttribution(found);
  return { ...withoutAttribution(found), findings: await source.classifyAsNewOrExisting(kept) };
}

/** The fallback if attribution fails: whatever could be new counts as new. */
export function classifyAllAsNew(found: Results): Attributed {
  const { findings, suppressed } = withoutAttribution(found);
  return { findings: findings.map((finding) => ({ ...finding, state: 'new' })), suppressed };
}

function withoutAttribution({ kept, suppressed }: Results): Attributed {
  return {
    findings: kept.map(({ finding }) => finding),
    suppressed: suppressed.map(({ finding, by, reason, comment }) => ({
      finding,
      by,
      reason,
      ...(comment && { comment }),
    })),
  };
}
