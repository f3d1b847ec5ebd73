import { isBlocking } from '../is-blocking.ts';
import type { Report } from '../report.ts';
import { describeFalseAlarm } from './false-alarm.ts';
import { nameSecrets } from './name-secrets.ts';
import type { NextSteps, Reader, Step } from './next-steps.ts';
import { planFix } from './plan-fix.ts';

/**
 * After a refused commit.
 * @param hook `pre-commit`, or `pre-merge-commit`
 * @returns `undefined` if nothing blocks
 */
export function describeRefusedCommit(
  { findings }: Pick<Report, 'findings'>,
  hook: string,
  reader: Reader,
): NextSteps | undefined {
  const blocking = findings.filter(isBlocking);
  if (blocking.length === 0) return undefined;
  const act = hook === 'pre-merge-commit' ? 'merge' : 'commit';
  const fix = planFix(blocking, reader);
  const { whereabouts, isOne } = nameSecrets(blocking);
  const [it, comes] = isOne ? ['it', 'It comes'] : ['them', 'They come'];
  const steps: readonly Step[] =
    act === 'merge'
      ? [
          {
            text: `${comes} with the branch that you merge. Remove ${it} from the commits there, then merge again.`,
          },
          { command: 'git merge --abort' },
        ]
      : [
          { text: `${fix.text}. Then commit again:` },
          { command: [...fix.commands, 'git commit'].join(' && ') },
        ];
  return {
    headline: `keyfence stopped this ${act}. ${whereabouts}`,
    steps: [...steps, ...describeFalseAlarm(blocking, reader)],
    areComplete: fix.isOne && act === 'commit',
  };
}
