import type { Report } from '../report/report.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeFinding, describeLocation, toLevel } from './describe-finding.ts';

/** https://docs.gitlab.com/administration/server_hooks/#custom-error-messages */
const PREFIX = 'GL-HOOK-ERR: ';
/** GitLab shows them in one box above the page. */
const MOST_LINES = 10;

/**
 * Whether a hook runs on a GitLab server for somebody who works in the browser, where only output with the
 * prefix is shown. https://docs.gitlab.com/administration/server_hooks/#environment-variables
 */
export function isGitlabWeb(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['GL_PROTOCOL'] === 'web';
}

/** The lines of a text, in the form that GitLab shows in the browser. */
export function toHookErrors(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `${PREFIX}${line}\n`).join('');
}

/** Why a push was refused, a line for each reason. */
export function formatForGitlabWeb({ findings, errors }: Report): string {
  const refused = findings.filter((finding) => toLevel(finding) === 'error');
  const lines = [
    ...errors.map((error) => `not scanned: ${describeErrorOf(error)}`),
    ...refused.map((finding) => `${describeLocation(finding)}: ${describeFinding(finding)}`),
  ];
  const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : [];
  return toHookErrors(
    [
      'keyfence refused this change:',
      ...lines.slice(0, MOST_LINES).map(escapeControls),
      ...more,
      'Take each secret out of the commits, and disable it.',
    ].join('\n'),
  );
}
