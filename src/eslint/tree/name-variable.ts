import { vendorRules } from '../../../rules/vendor-rules.ts';

/** Words before a name that say what is done, or who reads it. */
const LEAD = /^(?:X|SET|GET|WITH|USE)_(?=.)/;

/**
 * The environment variable that a key belongs into: its vendor's own, else one named after what the
 * key is given to.
 * @param name what the key is given to, where that is known
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
