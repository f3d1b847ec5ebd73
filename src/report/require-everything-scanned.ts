import { ScanError } from '../errors/errors.ts';
import { describeErrorOf } from './describe-error-of.ts';
import type { Report } from './report.ts';

/** A baseline must not be made from an incomplete scan. @throws ScanError */
export function requireEverythingScanned({ errors }: Report): void {
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, which "keyfence" lists)` : '';
  throw new ScanError(`nothing is accepted, for ${describeErrorOf(first)}${more}`);
}
