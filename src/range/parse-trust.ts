import { TRUSTS, type Trust } from '../config/trust.ts';
import { UsageError } from '../errors/errors.ts';

/** The value of `--trust`. @throws UsageError for any other value */
export function parseTrust(value: string | boolean | undefined): Trust | undefined {
  if (value === undefined) return undefined;
  const trust = TRUSTS.find((known) => known === value);
  if (trust !== undefined) return trust;
  throw new UsageError(`--trust takes ${TRUSTS.join(' or ')}`);
}
