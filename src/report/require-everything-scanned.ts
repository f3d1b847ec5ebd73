import { ScanError } from '../errors/errors.ts';
import { describeErrorOf } from './describe-error-of.ts';
import type { Report } from './report.ts';

/** A baseline of what could be scanned would say nothing of the rest. @throws ScanError */
export function requireEverythingScanned({ errors }: Report): void {
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, which "keyfence" lists)` : '';
  throw new ScanError(`nothing is accepted, for ${describeErrorOf(first)}${more}`);
}
