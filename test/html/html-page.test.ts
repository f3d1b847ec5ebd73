import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWebLinks } from '../../src/ci/web-links.ts';
import type { Report } from '../../src/report/report.ts';
import { formatHtml } from '../../src/reporters/html.ts';
import { lackChromium, launchChromium } from '../support/launch-chromium.ts';
import {
  context,
  HOSTILE_PATHS,
  makeFailedReport,
  makeFullReport,
  makeReport,
} from '../support/sample-report.ts';
import { FIND_FAINT_TEXTS, type Faint } from '../support/faint-texts.ts';
import { describeUnless } from '../support/unless.ts';

const web = findWebLinks({ CI_PROJECT_URL: 'https://git.example.com/team/app' });
const linkedContext = { ...context, web };

describeUnless(lackChromium, 'in a browser', () => {
  let browser: Browser;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'keyfence-html-'));
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await rm(directory, { recursive: true });
  });

  /** Opens a report as a person would, from a file; `complaints` are errors, and requests for anything else. */
  async function open(
    report: Report,
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const file = join(directory, `${String(Math.random())}.html`);
    await writeFile(file, formatHtml(report, linkedContext));
    const page = await browser.newPage(options);
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (url !== pathToFileURL(file).href && url !== 'data:,') complaints.push(url);
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  const countShown = (page: Page, section = '#files'): Promise<number> =>
    page.locator(`${section} .finding:visible`).count();

  test('shows what was scanned, the findings by file and by commit over time', async () => {
    const { page, complaints } = await open(makeFullReport());
    expect(await page.title()).toMatch(/^keyfence: \d+ errors/);
    expect(await page.locator('header').innerText()).toMatch(/scanned 3 of 4 files \(12 KB\)/);
    expect(await page.locator('#files h3').allInnerTexts()).toContain('src/a.py');
    expect(await countShown(page)).toBe(11);
    expect(await page.locator('.time > span').allInnerTexts()).toContain('2025-03');
    expect(await page.locator('.bar').count()).toBe(2);
    const widths = await page.evaluate<number[]>(
      '[...document.querySelectorAll(".bar")].map((bar) => bar.clientWidth)',
    );
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(await page.locator('#summary caption').allInnerTexts()).toEqual([
      'By rule',
      '2 distinct secrets',
    ]);
    expect(await page.locator('mark').first().innerText()).toMatch(/^xai-\.\.\.\w{4}$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('filters by level, rule and words, together', async () => {
    const { page, complaints } = await open(makeFullReport());
    await page.selectOption('[name=level]', 'suppressed');
    expect(await countShown(page)).toBe(2);
    await page.fill('[name=text]', 'REALLY made');
    expect(await countShown(page)).toBe(1);
    expect(await page.locator('#shown').innerText()).toBe('1 of 11 shown');
    await page.selectOption('[name=level]', '');
    await page.fill('[name=text]', '');
    await page.selectOption('[name=rule]', 'no-secret-file');
    expect(await countShown(page)).toBe(1);
    expect(await page.locator('#files .group:visible').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('says so where nothing was found', async () => {
    const { page, complaints } = await open(makeReport(0));
    expect(await page.locator('h1').innerText()).toBe('keyfence: no secrets found');
    expect(await page.locator('#commits').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    ['light', 'screen', 1200],
    ['dark', 'screen', 1200],
    ['light', 'screen', 320],
    ['dark', 'print', 800],
  ] as const)('can be read: %s, %s, %i pixels', async (colorScheme, media, width) => {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const { page, complaints } = await open(makeFailedReport(), options);
    await page.emulateMedia({ media, colorScheme });
    const { faint, number } = await page.evaluate<Faint>(FIND_FAINT_TEXTS);
    expect(number).toBeGreaterThan(40);
    expect(faint).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    expect(await page.locator('#filters').isVisible()).toBe(media === 'screen');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows every path as text', async () => {
    const reports = HOSTILE_PATHS.map((path) => makeFullReport(path));
    const findings = reports.flatMap((report) => report.findings);
    const { page, complaints } = await open({ ...makeReport(0), findings });
    expect(await countShown(page)).toBe(findings.length);
    expect(await page.locator('script').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('runs no script but its own', async () => {
    const { page, complaints } = await open(makeReport(1));
    const injected = formatHtml(makeReport(1), context).replace(
      '</main>',
      '</main><script>document.title = "run"</script><img src="https://example.com/x">',
    );
    const file = join(directory, 'injected.html');
    await writeFile(file, injected);
    await page.goto(pathToFileURL(file).href);
    expect(await page.title()).not.toBe('run');
    // Both are refused, and nothing is asked of anyone.
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
    await page.close();
  });
});
