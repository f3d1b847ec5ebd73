import { vendorRules } from '../../../rules/vendor-rules.ts';

/** Prefixes that are not part of the name: verbs, and the `X` of a header. */
const LEAD = /^(?:X|SET|GET|WITH|USE)_(?=.)/;

/**
 * The environment variable for a key: the one that its vendor's SDK reads, or else one derived from the name.
 * @param name that the key is assigned to, if known
 */
export function nameVariable(secret: string, name: string | undefined): string {
  const vendor = vendorRules.find(({ prefix }) => secret.startsWith(prefix));
  const own = vendor?.nameVariable?.(secret);
  if (own !== undefined) return own;
  const words = (name ?? '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .split(/[^a-z\d]+/i)
    .filter(Boolean)
    .join('_')
    .toUpperCase()
    .replace(LEAD, '');
  return /^[A-Z]\w*KEY\w*$|^[A-Z]\w*(?:TOKEN|SECRET)$/.test(words) ? words : 'API_KEY';
}
