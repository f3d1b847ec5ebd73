import { describeErrorOf } from '../../report/describe-error-of.ts';
import type { Report } from '../../report/report.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import type { Outcome } from './outcome.ts';

/**
 * What is said beside a report that has errors, for whoever only sees that, as in a terminal when the report
 * goes to a file.
 * @param hook name of the git hook that is running, if one is
 */
export function tellErrors(
  { errors }: Pick<Report, 'errors'>,
  hook?: string,
): Pick<Outcome, 'stderr'> {
  const [first] = errors;
  if (!first) return {};
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see the report)` : '';
  const lines = [`${describeErrorOf(first)}${more}`];
  if (hook !== undefined) {
    const act = /^pre-(?:push|receive)$/.test(hook) ? 'push' : 'commit';
    lines.push(`not everything was scanned, so the ${act} is blocked; fix this and ${act} again`);
  }
  return { stderr: lines.map((line) => `keyfence: ${escapeControls(line)}\n`).join('') };
}
