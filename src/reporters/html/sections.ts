import type { WebLinks } from '../../ci/web-links.ts';
import { groupBy } from '../../collections/group-by.ts';
import { nameSubject } from '../describe-finding.ts';
import { escapeXml } from '../escape-xml.ts';
import { escapeHtml } from './escape-html.ts';
import { formatItem, type Item } from './finding-item.ts';

/** All findings, by file. */
export function formatFiles(items: readonly Item[], web: WebLinks | undefined): string {
  const groups = [...groupBy(items, ({ finding }) => nameSubject(finding))].map(
    ([name, inFile]) => {
      const list = inFile.map((item) => formatItem(item, web));
      return `<div class="group">\n<h3>${escapeHtml(name)}</h3>\n<ul>\n${list.join('\n')}\n</ul>\n</div>`;
    },
  );
  return formatSection('files', 'Findings', groups);
}

/** Findings by the month of their commit; nothing if no commits were scanned. */
export function formatMonths(items: readonly Item[]): string {
  const dates = items.flatMap(({ finding }) => finding.origin?.date ?? []).sort();
  if (dates.length === 0) return '';
  const months = [...groupBy(dates, (date) => date.slice(0, 7))];
  const most = Math.max(...months.map(([, { length }]) => length));
  const rows = months.map(
    ([month, { length }]) =>
      `<span>${escapeXml(month)}</span><span>${length}</span><span class="bar ${toWidth(length, most)}"></span>`,
  );
  return formatSection('commits', 'Over time', [`<div class="time">${rows.join('\n')}</div>`]);
}

/** As a class, because the page's policy forbids style attributes. */
function toWidth(number: number, most: number): string {
  return `w${Math.ceil((number / most) * BAR_STEPS)}`;
}

const BAR_STEPS = 20;

/** The possible widths of bars. */
export const BAR_STYLE: string = Array.from(
  { length: BAR_STEPS },
  (_, step) => `.w${step + 1} { width: ${((step + 1) / BAR_STEPS) * 100}%; }`,
).join(' ');

function formatSection(id: string, title: string, parts: readonly string[]): string {
  const content = parts.length === 0 ? '<p class="quiet">nothing</p>' : parts.join('\n');
  return `<section id="${id}">\n<h2>${title}</h2>\n${content}\n</section>`;
}
