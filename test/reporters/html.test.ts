import { describe, expect, test } from 'vitest';
import { findWebLinks } from '../../src/ci/web-links.ts';
import type { Report } from '../../src/report/report.ts';
import { formatHtml } from '../../src/reporters/html.ts';
import { context, HOSTILE_PATHS, makeFullReport, makeReport } from '../support/sample-report.ts';

const web = findWebLinks({ CI_PROJECT_URL: 'https://git.example.com/team/app' });
const linkedContext = { ...context, web };

describe('the page', () => {
  test('shows each finding once, and each remedy once', () => {
    const report = makeFullReport();
    const page = formatHtml(report, context);
    expect(page.split('<li class="finding').length - 1).toBe(
      report.findings.length + report.suppressed.length,
    );
    const remedies = new Set(report.findings.map(({ rule, remedy }) => `${rule} ${remedy}`));
    const [, list = ''] = /<ul class="remedies">(.*?)<\/ul>/s.exec(page) ?? [];
    expect(list.split('<p>').length - 1).toBe(remedies.size);
    for (const { remedy } of report.findings) expect(page.replace(list, '')).not.toContain(remedy);
  });

  test('says who added it, and links to the commit and the line', () => {
    const page = formatHtml(makeFullReport(), linkedContext);
    expect(page).toContain('by A. &#60;b&#62;Developer&#60;/b&#62;');
    expect(page).toMatch(/<a href="https:[^"]*\/team\/app\/-\/commit\/[0-9a-f]{40}"/);
    expect(page).toMatch(/<a href="[^"]*\/-\/blob\/[0-9a-f]{40}\/src\/a\.py#L1"/);
    expect(page).toContain('no longer in HEAD');
  });

  test.each<readonly [string, Report]>([
    ['nothing', makeReport(0)],
    ['everything', makeFullReport()],
    ...HOSTILE_PATHS.map((path) => [path, makeFullReport(path)] as const),
  ])('names no other place: %j', (_, report) => {
    const page = formatHtml(report, context);
    expect(page.match(/<(?:img|iframe|object|embed|base|audio|video)\b|@import|url\(/g)).toBeNull();
    expect(page.match(/ (?:src|href|action)=(?!"data:,")/g)).toBeNull();
    const linked = formatHtml(report, { ...context, web });
    // What a reader clicks is no request of the page.
    expect(
      linked.match(/ (?:src|action)=|<link[^>]*href=(?!"data:,")|<a(?! href="https:)/g),
    ).toBeNull();
    const targets = [...linked.matchAll(/<a href="(?<url>[^"]*)"/g)].map(
      ({ groups }) => groups?.['url'],
    );
    for (const url of targets) expect(new URL(url ?? '').origin).toBe('https://git.example.com');
    expect(page.match(/<script/g)).toHaveLength(1);
  });
});
