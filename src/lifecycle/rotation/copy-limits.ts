import type { Fields } from '../../xai/answer.ts';
import type { TeamKey } from '../../xai/team-key.ts';

/** The limits of a key, for a new one; it expires after as long as the old one did. */
export function copyLimits({ raw, created, expires }: TeamKey): Fields {
  const limits = Object.fromEntries(
    ['qps', 'qpm', 'tpm'].flatMap((limit) =>
      raw[limit] === undefined || raw[limit] === null ? [] : [[limit, raw[limit]]],
    ),
  );
  if (created === undefined || expires === undefined) return limits;
  const lifetime = Date.parse(expires) - Date.parse(created);
  return { ...limits, expireTime: new Date(Date.now() + lifetime).toISOString() };
}
