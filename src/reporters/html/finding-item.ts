import type { Suppressed } from '../../filters/filter.ts';
import type { Excerpt } from '../../finding/excerpt.ts';
import type { Finding } from '../../finding/finding.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { describeFinding, nameSubject, toLevel } from '../describe-finding.ts';
import { escapeXml } from '../escape-xml.ts';

/** A finding on the page, and why it does not count if it does not. */
export interface Item {
  readonly finding: Finding;
  readonly suppressed?: Omit<Suppressed, 'finding'>;
}

/** Text that nothing can hide in: what moves or reorders text is shown as `\xNN`. */
export function escapeHtml(text: string): string {
  return escapeXml(escapeControls(text));
}

/** What the page says of how loud an item is. */
export function toShownLevel({ finding, suppressed }: Item): string {
  return suppressed ? 'suppressed' : toLevel(finding);
}

/** @param place what tells the item from its neighbours: the line under a file, the file under a commit */
export function formatItem(item: Item, place: string): string {
  const { finding, suppressed } = item;
  const level = toShownLevel(item);
  const attributes = [
    `class="finding ${level}"`,
    `data-level="${level}"`,
    `data-rule="${escapeXml(finding.rule)}"`,
    `data-subject="${escapeHtml(nameSubject(finding))}"`,
  ];
  const state = finding.state === 'already-committed' ? ' (already committed)' : '';
  const lines = [
    `<li ${attributes.join(' ')}>`,
    `<p><span class="level">${level}${state}</span> ${escapeHtml(place)} ${escapeHtml(describeFinding(finding))} <code>${escapeXml(finding.rule)}</code></p>`,
    finding.excerpt ? formatExcerpt(finding.excerpt) : '',
    suppressed
      ? `<p class="quiet">${escapeXml(suppressed.by)}: ${escapeHtml(suppressed.reason)}</p>`
      : `<p class="remedy">${escapeHtml(finding.remedy)}</p>`,
    '</li>',
  ];
  return lines.filter(Boolean).join('\n');
}

/** The excerpt is escaped for control characters already. */
function formatExcerpt({ text, caret, caretLength }: Excerpt): string {
  const end = caret + caretLength;
  const parts = [text.slice(0, caret), text.slice(caret, end), text.slice(end)].map(escapeXml);
  return `<pre>${parts[0] ?? ''}<mark>${parts[1] ?? ''}</mark>${parts[2] ?? ''}</pre>`;
}
