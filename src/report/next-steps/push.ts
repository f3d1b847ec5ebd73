import { isBlocking } from '../is-blocking.ts';
import type { Report } from '../report.ts';
import { describeFalseAlarm } from './false-alarm.ts';
import { nameSecrets } from './name-secrets.ts';
import type { NextSteps, Reader } from './next-steps.ts';
import { planFix } from './plan-fix.ts';
import { describeRewrite, type Rewrite } from './rewrite.ts';

/**
 * After a refused push.
 * @param hook `pre-push`, or `pre-receive` on the server
 * @param rewrite absent if no commit is responsible, or that is unknown
 * @returns `undefined` if nothing blocks
 */
export function describeRefusedPush(
  { findings }: Pick<Report, 'findings'>,
  hook: 'pre-push' | 'pre-receive',
  rewrite: Rewrite | undefined,
  reader: Reader,
): NextSteps | undefined {
  const blocking = findings.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const isServer = hook === 'pre-receive';
  return {
    headline: isServer
      ? 'keyfence refused this push, and the server keeps none of it.'
      : `keyfence stopped this push. ${nameSecrets(blocking).whereabouts}`,
    steps: [
      ...describeRewrite(blocking, rewrite, reader),
      ...(isServer
        ? // Comments and settings in the push itself do not count there.
          [{ text: 'False alarm? Only whoever runs the server can let it through.' }]
        : describeFalseAlarm(blocking, reader)),
    ],
    areComplete: planFix(blocking, reader).isOne,
  };
}
