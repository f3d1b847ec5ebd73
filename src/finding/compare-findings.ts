import type { Finding } from './finding.ts';

/**
 * Orders findings so that two runs over the same repository, in one piece or in shards, report them in the same
 * order.
 */
export function compareFindings(one: Finding, other: Finding): number {
  const [left, right] = [toKeys(one), toKeys(other)];
  for (const [i, key] of left.entries()) {
    const counterpart = right[i] ?? '';
    if (key !== counterpart) return key < counterpart ? -1 : 1;
  }
  return 0;
}

function toKeys({ path, region, rule, fingerprint, origin }: Finding): (string | number)[] {
  const at = [region?.line ?? 0, region?.column ?? 0];
  return [path, ...at, rule, fingerprint, origin?.tag ?? '', origin?.commit ?? ''];
}
