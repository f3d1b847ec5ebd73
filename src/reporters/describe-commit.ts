import type { Origin } from '../finding/finding.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { escapeControls } from '../text/escape-controls.ts';

/** A longer subject does not serve as a name. */
const SUBJECT = 50;

/** `added in 0dfa… on 2026-01-01 by A. Developer: "add the client"`; empty if no commit is known. */
export function describeCommit({ commit, date, author, subject }: Origin): string {
  if (commit === undefined) return '';
  return [
    `added in ${abbreviateId(commit)}`,
    date === undefined ? '' : ` on ${date.slice(0, 10)}`,
    author === undefined || author === '' ? '' : ` by ${escapeControls(author)}`,
    subject === undefined || subject === '' ? '' : `: "${escapeControls(shorten(subject))}"`,
  ].join('');
}

function shorten(subject: string): string {
  const characters = Array.from(subject);
  return characters.length <= SUBJECT ? subject : `${characters.slice(0, SUBJECT - 1).join('')}…`;
}
