import type { Config } from '../config/config.ts';
import type { Filter } from './filter.ts';

/** Suppresses the findings whose fingerprints are in `allow` of the configuration, each with its reason. */
export function makeConfigAllowFilter({ allow }: Pick<Config, 'allow'>): Filter {
  const reasons = new Map(allow.map(({ fingerprint, reason }) => [fingerprint, reason]));
  return ({ fingerprint }) => {
    const reason = reasons.get(fingerprint);
    return reason === undefined ? undefined : { by: 'config-allow', reason };
  };
}
