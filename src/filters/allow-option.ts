import type { Config } from '../config/config.ts';
import { reveal } from '../finding/secret.ts';
import type { Filter } from './filter.ts';

/**
 * Suppresses the values and fingerprints in the `allow` option of a rule. In a value `*` matches any
 * characters, or none.
 */
export function makeAllowOptionFilter(config: Config): Filter {
  return ({ rule, secret, fingerprint }) => {
    const allowed = config.rules.get(rule)?.options['allow'] as readonly string[] | undefined;
    if (!secret || !allowed?.length) return undefined;
    const value = reveal(secret);
    const index = allowed.findIndex(
      (entry) => entry === fingerprint || matchesWildcards(value, entry),
    );
    // The position of the entry and not the entry itself, which may be the secret.
    return index < 0 ? undefined : { by: 'allow-option', reason: `rules.${rule}.1.allow.${index}` };
  };
}

/** By the pieces between the stars, because a regular expression would need escaping and could be slow. */
function matchesWildcards(value: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return value === pattern;
  if (!value.startsWith(first)) return false;
  let from = first.length;
  for (const piece of others) {
    const at = value.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return value.length - last.length >= from && value.endsWith(last);
}
