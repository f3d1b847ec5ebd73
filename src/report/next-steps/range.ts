import { isBlocking } from '../is-blocking.ts';
import type { Report } from '../report.ts';
import { describeFalseAlarm } from './false-alarm.ts';
import { nameSecrets } from './name-secrets.ts';
import type { NextSteps, Reader } from './next-steps.ts';
import { describeRewrite, type Rewrite } from './rewrite.ts';

/**
 * After a scan of commits with findings.
 * @param isCi whether the commits are on a server already
 * @returns `undefined` if nothing blocks
 */
export function describeRefusedRange(
  { findings }: Pick<Report, 'findings'>,
  isCi: boolean,
  rewrite: Rewrite | undefined,
  reader: Reader,
): NextSteps | undefined {
  const blocking = findings.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const { object, isOne, isSecret } = nameSecrets(blocking);
  const [it, are, have] = isOne ? ['it', 'It is', 'it has'] : ['them', 'They are', 'they have'];
  const leaked = isCi ? `${are} on the server` : `If they were pushed, ${have} leaked`;
  const rewriting = describeRewrite(blocking, rewrite, reader);
  return {
    headline: isSecret
      ? `keyfence found ${object} in these commits. ${leaked}: disable ${it} first.`
      : `keyfence found ${object} in these commits.`,
    steps: [
      ...rewriting,
      // A rebase includes all its commits.
      ...(isCi && rewrite && rewriting.length < 3
        ? [{ text: 'Then push with "git push --force-with-lease".' }]
        : []),
      ...describeFalseAlarm(blocking, reader),
    ],
    areComplete: false,
  };
}
