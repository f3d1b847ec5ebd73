import { configFor } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';

/**
 * Why a finding does not count any more.
 * @param item the finding as it was suppressed; absent if it was not searched for
 */
export function describeReason(
  { rule, path }: Finding,
  item: Suppressed | undefined,
  config: Config,
): string {
  switch (item?.by) {
    case 'inline-allow':
      return `the comment says "${item.reason}"`;
    case 'foreign-allow':
      return `the comment "${item.reason}"`;
    case 'allow-option':
      return `"allow" of ${rule} in the configuration`;
    case 'config-allow':
      return `the configuration says "${item.reason}"`;
    case undefined:
      break;
    default:
      return item?.reason ?? '';
  }
  const severity = configFor(config, path).rules.get(rule)?.severity;
  if (severity === 'off') return `${rule} is off`;
  if (severity === 'warn') return `${rule} is only a warning`;
  if (severity === 'info') return `${rule} is only info`;
  return `the configuration leaves ${path === '' ? 'it' : path} out`;
}
