import { inspect } from 'node:util';
import { describeReason } from '../../errors/describe-reason.ts';
import { describeInternal } from '../../errors/describe-internal.ts';
import { ConfigError, GitError, ScanError, UsageError, XaiError } from '../../errors/errors.ts';
import { redactText } from '../../match/redact-text.ts';
import { isGitlabWeb, toHookErrors } from '../../reporters/gitlab-web.ts';
import { describeBlocked } from '../../report/next-steps/failure.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { formatDiagnostic } from './format-diagnostic.ts';

const KINDS = [ConfigError, GitError, ScanError, UsageError, XaiError];

/**
 * The message for an error on stderr: one sentence, with all details if `KEYFENCE_DEBUG` is set. Messages quote
 * file names and words of the command line, so they are redacted like a report.
 * @param hook name of the git hook that is running, if any
 */
export function describeError(error: unknown, hook?: string): string {
  const lines = [describe(error)];
  if (hook !== undefined && !(error instanceof UsageError))
    lines.push(describeBlocked('nothing was checked', hook));
  const debug = process.env['KEYFENCE_DEBUG'] ? inspect(error).split('\n') : [];
  const text = [
    ...lines.map((line) => formatDiagnostic(redactText(line))),
    ...debug.map((line) => `${escapeControls(redactText(line))}\n`),
  ].join('');
  return hook === 'pre-receive' && isGitlabWeb() ? toHookErrors(text) : text;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return describeInternal(String(error));
  if (KINDS.some((kind) => error instanceof kind)) return error.message;
  return isSystemError(error) ? describeSystemError(error) : describeInternal(error.message);
}

/** Failures of the system are not bugs of keyfence. https://nodejs.org/api/errors.html#class-systemerror */
function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return 'syscall' in error && 'code' in error;
}

function describeSystemError(error: NodeJS.ErrnoException): string {
  const { syscall = '', path } = error;
  if (syscall === 'uv_cwd') return 'the current directory is gone; change into one that exists';
  const subject = path === undefined ? '' : `${path}: `;
  return `${subject}${describeReason(error)} (${syscall})`;
}
