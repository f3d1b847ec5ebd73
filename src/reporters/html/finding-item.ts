import type { WebLinks } from '../../ci/web-links.ts';
import type { Suppressed } from '../../filters/filter.ts';
import type { Excerpt } from '../../finding/excerpt.ts';
import type { Finding, Origin } from '../../finding/finding.ts';
import { abbreviateId } from '../../text/abbreviate-id.ts';
import { describeFinding, nameSubject, toLevel } from '../describe-finding.ts';
import { escapeXml } from '../escape-xml.ts';
import { escapeHtml } from './escape-html.ts';

/** A finding on the page, and why it does not count if it is suppressed. */
export interface Item {
  readonly finding: Finding;
  readonly suppressed?: Omit<Suppressed, 'finding'>;
}

/** The severity of an item on the page. */
export function toShownLevel({ finding, suppressed }: Item): string {
  return suppressed ? 'suppressed' : toLevel(finding);
}

/** An item in the list of its file. */
export function formatItem(item: Item, web: WebLinks | undefined): string {
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
    `<p><span class="level">${level}${state}</span> ${formatLocation(finding, web)} ${escapeHtml(describeFinding(finding))} <code>${escapeXml(finding.rule)}</code></p>`,
    finding.excerpt ? formatExcerpt(finding.excerpt) : '',
    formatOrigin(finding.origin, web),
    suppressed
      ? `<p class="quiet">${escapeXml(suppressed.by)}: ${escapeHtml(suppressed.reason)}</p>`
      : '',
    '</li>',
  ];
  return lines.filter(Boolean).join('\n');
}

/** Line and column, as a link to that version of the file. */
function formatLocation(
  { region, path, entry, origin }: Finding,
  web: WebLinks | undefined,
): string {
  if (!region) return '';
  const text = `${region.line}:${region.column}`;
  // Items without a path have no page.
  if (!web || origin?.commit === undefined || path === '' || path.startsWith('<')) return text;
  const line = entry === undefined ? region.line : undefined;
  return formatLink(web.file(origin.commit, path, line), text);
}

/** `added in 0dfa… on 2026-01-01 by A. Developer: the subject`, and whether it is still there. */
function formatOrigin(origin: Origin = {}, web: WebLinks | undefined): string {
  const { commit, date, author, subject, commits, inHead, unreachable } = origin;
  if (commit === undefined) return '';
  const id = `<code>${escapeXml(abbreviateId(commit))}</code>`;
  const more = (commits?.length ?? 0) - 1;
  const parts = [
    `added in ${web ? formatLink(web.commit(commit), id) : id}`,
    date === undefined ? '' : `on <span class="date">${escapeXml(date.slice(0, 10))}</span>`,
    author ? `by ${escapeHtml(author)}` : '',
    subject ? `“${escapeHtml(subject)}”` : '',
    more > 0 ? `and again in ${more} more` : '',
    inHead === undefined
      ? ''
      : `<span class="gone">${inHead ? 'still in HEAD' : 'no longer in HEAD'}</span>`,
    unreachable ? '<span class="gone">not reachable from a branch or tag</span>' : '',
  ];
  return `<p class="quiet">${parts.filter(Boolean).join(' ')}</p>`;
}

/** @param html of the link's text */
function formatLink(url: string, html: string): string {
  return `<a href="${escapeXml(url)}" rel="noreferrer">${html}</a>`;
}

/** Control characters in the excerpt are escaped already. */
function formatExcerpt({ text, caret, caretLength }: Excerpt): string {
  const end = caret + caretLength;
  const parts = [text.slice(0, caret), text.slice(caret, end), text.slice(end)].map(escapeXml);
  return `<pre>${parts[0] ?? ''}<mark>${parts[1] ?? ''}</mark>${parts[2] ?? ''}</pre>`;
}
