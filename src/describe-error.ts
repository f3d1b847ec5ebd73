import { inspect } from 'node:util';
import { ConfigError, GitError, ScanError, UsageError } from './errors.ts';
import { escapeControls } from './escape-controls.ts';
import { redactText } from './redact-text.ts';

const KINDS = [ConfigError, GitError, ScanError, UsageError];

/**
 * What to say about an error on stderr: one sentence, with everything under it when `KEYFENCE_DEBUG` is
 * set. Messages quote names of files and words of the command line, so they are redacted like a report.
 */
export function describeError(error: unknown, inHook: boolean): string {
  const isOurs = KINDS.some((kind) => error instanceof kind);
  const message = error instanceof Error ? error.message : String(error);
  const lines = [`keyfence: ${isOurs ? '' : 'internal error, please report it: '}${message}`];
  if (inHook && !(error instanceof UsageError)) {
    lines.push(
      'keyfence: nothing was checked, so the commit is blocked; mend this and commit again',
    );
  }
  if (process.env['KEYFENCE_DEBUG']) lines.push(...inspect(error).split('\n'));
  return lines.map((line) => `${escapeControls(redactText(line))}\n`).join('');
}
