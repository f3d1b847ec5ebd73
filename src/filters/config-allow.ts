import type { Config } from '../config/config.ts';
import type { Filter } from './filter.ts';

/** Suppresses the findings whose fingerprints `allow` of the configuration lists, each with its reason. */
export function makeConfigAllowFilter({ allow }: Pick<Config, 'allow'>): Filter {
  const reasons = new Map(allow.map(({ fingerprint, reason }) => [fingerprint, reason]));
  return ({ fingerprint }) => {
    const reason = reasons.get(fingerprint);
    return reason === undefined ? undefined : { by: 'config-allow', reason };
  };
}
