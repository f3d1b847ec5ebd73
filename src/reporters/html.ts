import { VERSION } from '../package/version.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { Report, Scanned } from '../report/report.ts';
import { describeVerdict } from './describe-report.ts';
import { describeScanned } from './describe-scanned.ts';
import { escapeHtml } from './html/escape-html.ts';
import { toShownLevel, type Item } from './html/finding-item.ts';
import { formatRemedies } from './html/remedies.ts';
import { SCRIPT } from './html/script.ts';
import { BAR_STYLE, formatFiles, formatMonths } from './html/sections.ts';
import { STYLE } from './html/style.ts';
import { formatSummary } from './html/summary.ts';
import type { Reporter } from './reporter.ts';
import { listSuppressedWithMore, listWithMore } from './with-more.ts';

const LOOK = `${STYLE}${BAR_STYLE}\n`;

/** One page for people, without external resources and foreign scripts. */
export const formatHtml: Reporter = (report, { ended, web }) => {
  const items: Item[] = [
    ...listWithMore(report).map((finding) => ({ finding })),
    ...listSuppressedWithMore(report).map(({ finding, ...suppressed }) => ({
      finding,
      suppressed,
    })),
  ];
  const verdict = escapeHtml(describeVerdict(report));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${formatPolicy()}">
<link rel="icon" href="data:,">
<title>keyfence: ${verdict}</title>
<style>${LOOK}</style>
</head>
<body>
<header>
<h1>keyfence: ${verdict}</h1>
<p>${escapeHtml(describeScanned(report.scanned))}, ${formatTime(ended)}, by keyfence ${VERSION}</p>
${formatErrors(report)}${formatNotes(report.scanned)}${formatStale(report)}</header>
${formatSummary(report)}
${formatMonths(items)}
${formatRemedies(listWithMore(report))}
${formatFilters(items)}
<main>
${formatFiles(items, web)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
};

/** Injected content could neither run nor load anything. */
function formatPolicy(): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const [style, script] = [LOOK, SCRIPT].map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return `default-src 'none'; img-src data:; style-src ${style ?? ''}; script-src ${script ?? ''}; base-uri 'none'; form-action 'none'`;
}

function formatTime(date: Date): string {
  const iso = date.toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

function formatErrors({ errors }: Report): string {
  const lines = errors.map(describeErrorOf);
  return formatDetails('could not be scanned', lines).replace('<details>', '<details open>');
}

function formatNotes({ notes }: Scanned): string {
  return formatDetails(
    'not scanned',
    notes.map(({ path, note }) => `${path}: ${note}`),
  );
}

function formatStale({ stale }: Report): string {
  return formatDetails(
    'stale in the baseline',
    stale.map(({ path, rule }) => `${path}: ${rule}`),
  );
}

function formatDetails(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`);
  return `<details><summary>${lines.length} ${title}</summary><ul>${items.join('\n')}</ul></details>\n`;
}

function formatFilters(items: readonly Item[]): string {
  return `<form id="filters" hidden>
<input type="search" name="text" aria-label="Words" placeholder="Path, rule, text">
${formatSelect(
  'rule',
  'every rule',
  items.map(({ finding }) => finding.rule),
)}
${formatSelect('level', 'every level', items.map(toShownLevel))}
<output id="shown"></output>
</form>`;
}

function formatSelect(name: string, everything: string, values: readonly string[]): string {
  const options = [...new Set(values)]
    .sort()
    .map((value) => `<option>${escapeHtml(value)}</option>`);
  return `<select name="${name}" aria-label="${name}"><option value="">${everything}</option>${options.join('')}</select>`;
}
