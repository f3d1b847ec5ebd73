import { quoteArgument } from '../../text/quote-argument.ts';
import { isBlocking } from '../is-blocking.ts';
import type { Report } from '../report.ts';
import { describeFalseAlarm } from './false-alarm.ts';
import { nameSecrets } from './name-secrets.ts';
import type { NextSteps, Reader } from './next-steps.ts';

/** Where git keeps the message of a refused commit. */
export interface Draft {
  /** As typed in the reader's directory. */
  readonly file: string;
  /** Whether git appended the diff, as `commit --verbose` does. */
  readonly hasDiff: boolean;
}

/**
 * After a commit that was refused because of its message.
 * @returns `undefined` if nothing blocks
 */
export function describeRefusedMessage(
  { findings }: Pick<Report, 'findings'>,
  { file, hasDiff }: Draft,
  reader: Reader,
): NextSteps | undefined {
  const blocking = findings.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const { whereabouts, isOne } = nameSecrets(blocking);
  const cut = hasDiff ? ' --cleanup=scissors' : '';
  return {
    headline: `keyfence stopped this commit. ${whereabouts}`,
    steps: [
      {
        text: `Your message is kept in ${file}. Remove ${isOne ? 'it' : 'them'} there and commit again:`,
      },
      { command: `git commit -e${cut} -F ${quoteArgument(file)}` },
      ...describeFalseAlarm(blocking, reader),
    ],
    areComplete: true,
  };
}
