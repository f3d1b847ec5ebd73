import type { Severity } from '../../rules/rule.ts';
import type { Finding } from '../finding/finding.ts';
import { describeVerification } from '../finding/verification.ts';

/** Level of a finding in this scan: a finding that was committed before does not block. */
export type Level = 'error' | 'warning' | 'note';

/** The level of a severity, in SARIF's terms. */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
};

/** In SARIF's terms. */
export function toLevel({ severity, state }: Pick<Finding, 'severity' | 'state'>): Level {
  if (state === 'already-committed') return 'note';
  return LEVELS[severity];
}

/** `xAI API key xai-...b14o`, and its state according to xAI, if that was asked. */
export function describeFinding({ message, secret, verification }: Finding): string {
  const text = secret ? `${message} ${secret.toString()}` : message;
  return verification ? `${text} (${describeVerification(verification)})` : text;
}

/** The file, or the commit message, tag or ref that it is in. */
export function nameSubject({ path, repository, ...finding }: Finding): string {
  if (path !== '') return path;
  const subject = nameMessage(finding);
  return repository === undefined ? subject : `${repository}: ${subject}`;
}

function nameMessage({ origin = {} }: Pick<Finding, 'origin'>): string {
  if (origin.tag !== undefined) return `tag ${origin.tag}`;
  return origin.commit === undefined ? 'commit message' : `commit ${origin.commit}`;
}

/** `src/a.py:3:12`; without a region only the file. */
export function describeLocation(finding: Finding): string {
  const { line, column } = finding.region ?? {};
  return [nameSubject(finding), line, column].filter((part) => part !== undefined).join(':');
}
