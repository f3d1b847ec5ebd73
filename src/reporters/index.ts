import { UsageError } from '../errors.ts';
import { formatJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { formatStylish } from './stylish.ts';

const REPORTERS: Readonly<Record<string, Reporter>> = { json: formatJson, stylish: formatStylish };

/** @throws UsageError when there is no such format */
export function getReporter(format: string): Reporter {
  const reporter = Object.hasOwn(REPORTERS, format) ? REPORTERS[format] : undefined;
  if (!reporter) {
    throw new UsageError(
      `there is no format "${format}"; there are ${Object.keys(REPORTERS).join(', ')}`,
    );
  }
  return reporter;
}
