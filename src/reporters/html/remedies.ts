import { groupBy } from '../../collections/group-by.ts';
import type { Finding } from '../../finding/finding.ts';
import { toOwnCommand } from '../../package/own-command.ts';
import { escapeXml } from '../escape-xml.ts';
import { escapeHtml } from './escape-html.ts';

/** The remedies, once for each rule, and for each of its kinds if they differ. */
export function formatRemedies(findings: readonly Finding[]): string {
  const byRule = groupBy(findings, ({ rule }) => rule);
  const items = [...byRule].map(([rule, ofRule]) => {
    const remedies = [...new Set(ofRule.map(({ remedy }) => remedy))].map(
      (remedy) => `<p>${escapeHtml(toOwnCommand(remedy))}</p>`,
    );
    return `<li><code>${escapeXml(rule)}</code>\n${remedies.join('\n')}</li>`;
  });
  if (items.length === 0) return '';
  return `<section id="remedies">\n<h2>What to do</h2>\n<ul class="remedies">\n${items.join('\n')}\n</ul>\n</section>`;
}
