import { groupBy } from '../../collections/group-by.ts';
import { abbreviateId } from '../../text/abbreviate-id.ts';
import { nameSubject } from '../describe-finding.ts';
import { escapeXml } from '../escape-xml.ts';
import { escapeHtml, formatItem, type Item } from './finding-item.ts';

/** Everything that was found, under the file that it is in. */
export function formatFiles(items: readonly Item[]): string {
  const groups = [...groupBy(items, ({ finding }) => nameSubject(finding))].map(([name, inFile]) =>
    formatGroup(
      escapeHtml(name),
      inFile.map((item) => {
        const { place } = item.finding;
        return formatItem(item, place ? `${place.line}:${place.column}` : '');
      }),
    ),
  );
  return formatSection('files', 'By file', groups);
}

/** What commits brought in, the oldest first, with the number of each month; nothing where none were asked for. */
export function formatCommits(items: readonly Item[]): string {
  const dated = items
    .filter(({ finding }) => finding.origin?.commit !== undefined)
    .sort((a, b) => compare(dateOf(a), dateOf(b)));
  if (dated.length === 0) return '';
  const groups = [...groupBy(dated, ({ finding }) => finding.origin?.commit ?? '')].map(
    ([commit, inCommit]) => {
      const date = inCommit[0] ? dateOf(inCommit[0]).slice(0, 10) : '';
      return formatGroup(
        `<code>${escapeXml(abbreviateId(commit))}</code> ${escapeXml(date)}`,
        inCommit.map((item) => formatItem(item, nameSubject(item.finding))),
      );
    },
  );
  return formatSection('commits', 'By commit, over time', [formatMonths(dated), ...groups]);
}

function formatMonths(dated: readonly Item[]): string {
  const months = [...groupBy(dated, (item) => dateOf(item).slice(0, 7))];
  const most = Math.max(...months.map(([, { length }]) => length));
  const rows = months.map(
    ([month, { length }]) =>
      `<span>${escapeXml(month)}</span><span><meter min="0" max="${most}" value="${length}">${length}</meter></span>`,
  );
  return `<div class="time">${rows.join('\n')}</div>`;
}

function formatSection(id: string, title: string, parts: readonly string[]): string {
  const content = parts.length === 0 ? '<p class="quiet">nothing</p>' : parts.join('\n');
  return `<section id="${id}">\n<h2>${title}</h2>\n${content}\n</section>`;
}

/** @param title HTML */
function formatGroup(title: string, items: readonly string[]): string {
  return `<div class="group">\n<h3>${title}</h3>\n<ul>\n${items.join('\n')}\n</ul>\n</div>`;
}

function dateOf({ finding }: Item): string {
  return finding.origin?.date ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
