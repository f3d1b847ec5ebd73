import type { Report } from '../report.ts';
import { describeFalseAlarm } from './false-alarm.ts';
import { nameSecrets } from './name-secrets.ts';
import type { NextSteps, Reader } from './next-steps.ts';

/** After a scan of the whole history with findings. @returns `undefined` if there are none */
export function describeLeakedHistory(
  { findings }: Pick<Report, 'findings'>,
  reader: Reader,
): NextSteps | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const { object, isOne, isSecret } = nameSecrets(errors);
  if (errors.length === 0 || !isSecret) return undefined;
  const [it, were] = isOne ? ['it', 'it was'] : ['them', 'they were'];
  return {
    headline: `The history contains ${object}: anyone with a clone has ${it}.`,
    steps: [
      { text: `1. Disable and replace ${it} first: rewriting the history alone does not help.` },
      { text: `2. Check in the console and its audit log whether ${were} used.` },
      { text: '3. Rewrite the history ("git filter-repo --replace-text") and tell the others.' },
      { text: `All of it, step by step: ${reader.command} explain leaked` },
      ...describeFalseAlarm(errors, reader),
    ],
    areComplete: false,
  };
}
