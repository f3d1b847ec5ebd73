import type { Origin } from '../finding/finding.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { shorten } from '../text/shorten.ts';

/** How much of a subject is shown in a line of text: git's own limit for a good one. */
const SUBJECT = 50;

/** `added in 0dfa… on 2026-01-01 by A. Developer: "add the client"`; empty if no commit is known. */
export function describeCommit({ commit, date, author, subject }: Origin): string {
  if (commit === undefined) return '';
  return [
    `added in ${abbreviateId(commit)}`,
    date === undefined ? '' : ` on ${date.slice(0, 10)}`,
    author === undefined || author === '' ? '' : ` by ${escapeControls(author)}`,
    subject === undefined || subject === ''
      ? ''
      : `: "${escapeControls(shorten(subject, SUBJECT))}"`,
  ].join('');
}
