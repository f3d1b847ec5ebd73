import type { Finding } from '../../finding/finding.ts';
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
  if (errors.every(({ origin }) => origin?.unreachable)) return describeUnreachable(errors, reader);
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

/** Objects that no branch or tag reaches are neither pushed nor rewritten, but pruned. */
function describeUnreachable(errors: readonly Finding[], reader: Reader): NextSteps {
  const { object, isOne } = nameSecrets(errors);
  const [it, was] = isOne ? ['it', 'it was'] : ['them', 'they were'];
  return {
    headline: `Only objects that no branch or tag reaches contain ${object}: no push sends ${it}.`,
    steps: [
      { text: `1. Disable and replace ${it} first if ${was} ever pushed.` },
      { text: `2. Prune ${it} here, with the reflog and all stashes but the last:` },
      { command: 'git reflog expire --expire=now --all && git gc --prune=now' },
      { text: `All of it, step by step: ${reader.command} explain leaked` },
      ...describeFalseAlarm(errors, reader),
    ],
    areComplete: false,
  };
}
