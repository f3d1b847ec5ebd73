import type { Repository } from '../git/repository.ts';
import { redactText } from '../match/redact-text.ts';
import type { Report } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { formatLeakPlan, listLeaks, type Leak } from './leak-plan.ts';

/** Limit for the commits on one command line. */
const MAX_COMMITS = 500;
const SHOWN = 3;

/**
 * The plans for the secrets in the report of a history: the first in full, for the others the command that
 * prints it.
 * @param command that starts keyfence here
 * @throws GitError
 */
export async function planLeaks(
  report: Report,
  repository: Repository,
  command: string,
): Promise<string> {
  const leaks = listLeaks(report);
  const plans: string[] = [];
  for (const leak of leaks.slice(0, SHOWN)) plans.push(await planLeak(leak, repository, command));
  const others = leaks
    .slice(SHOWN)
    .map(
      ({ secret, fingerprints: [fingerprint = ''] }) =>
        `The plan for ${secret.toString()}: ${command} explain leaked ${fingerprint}\n`,
    );
  return [...plans, ...(others.length > 0 ? [others.join('')] : [])].join('\n');
}

/** @throws GitError */
export async function planLeak(
  leak: Leak,
  repository: Repository,
  command: string,
): Promise<string> {
  const commits = leak.commits.slice(0, MAX_COMMITS);
  const refs = commits.length === 0 ? [] : await repository.refs.listNames(commits);
  const plan = formatLeakPlan(leak, refs.map(redactText), command);
  return plan.split('\n').map(escapeControls).join('\n');
}
