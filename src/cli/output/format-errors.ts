import { describeErrorOf } from '../../report/describe-error-of.ts';
import type { Report } from '../../report/report.ts';
import { describeBlocked } from '../../report/next-steps/failure.ts';
import { formatDiagnostic } from './format-diagnostic.ts';
import type { Outcome } from './outcome.ts';

/**
 * The text for standard error next to a report with errors, for people who only see the terminal while the
 * report goes to a file.
 * @param hook name of the git hook that is running, if any
 */
export function formatErrors(
  { errors }: Pick<Report, 'errors'>,
  hook?: string,
): Pick<Outcome, 'stderr'> {
  const [first] = errors;
  if (!first) return {};
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see the report)` : '';
  const lines = [`${describeErrorOf(first)}${more}`];
  if (hook !== undefined) lines.push(describeBlocked('not everything was scanned', hook));
  return { stderr: lines.map(formatDiagnostic).join('') };
}
