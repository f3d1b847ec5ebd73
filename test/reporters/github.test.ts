import { describe, expect, test } from 'vitest';
import { formatGithubSummary } from '../../src/reporters/github-summary.ts';
import { formatGithub } from '../../src/reporters/github.ts';
import { escapeControls } from '../../src/text/escape-controls.ts';
import { context, HOSTILE_PATHS, makeFullReport, makeReport } from '../support/sample-report.ts';

/** What the runner takes for a command. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function readCommands(output: string): { command: string; file?: string; message: string }[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const found = /^\s*::(?<command>[a-z-]+) (?<properties>[^:]*)::(?<message>.*)$/.exec(
      line,
    )?.groups;
    if (!found) return [];
    const file = /(?:^|,)file=(?<file>[^,]*)/.exec(found['properties'] ?? '')?.groups?.['file'];
    const { command = '', message = '' } = found;
    return [{ command, message, ...(file === undefined ? {} : { file: unescape(file) }) }];
  });
}

function unescape(text: string): string {
  return text.replaceAll(/%(?<code>0A|0D|25|2C|3A)/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

describe('annotations', () => {
  test('the first ten, and a line for each other', () => {
    const output = formatGithub(makeReport(14), context);
    expect(readCommands(output)).toHaveLength(10);
    expect(output).toMatch(/^4 more/m);
    expect(output.match(/src\/a\.py:\d+/g)).toHaveLength(4);
  });

  test('the loudest first', () => {
    const commands = readCommands(formatGithub(makeFullReport(), context));
    const levels = commands.map(({ command }) => command);
    expect(levels).toEqual([...Array.from({ length: 7 }, () => 'error'), 'warning', 'notice']);
  });

  test('at the place of the finding', () => {
    const [line] = formatGithub(makeReport(1), context).split('\n');
    expect(line).toMatch(
      /^::error file=src\/a\.py,line=1,endLine=1,col=6,endColumn=90,title=keyfence%3A no-xai-key::xAI API key xai-\.\.\.\w{4}\. /,
    );
  });

  test('none where nothing is found', () => {
    expect(formatGithub(makeReport(0), context)).toBe(
      'keyfence: no secrets found; scanned 1 of 1 file (0 B)\n',
    );
  });

  test.each(HOSTILE_PATHS)('a path is a path: %j', (path) => {
    const report = makeFullReport(path);
    const many = { ...report, findings: [...report.findings, ...report.findings] };
    const output = formatGithub(many, context);
    const commands = readCommands(output);
    expect(commands).toHaveLength(10);
    expect(commands[0]?.file).toBe(escapeControls(path));
    expect(
      output.split('\n').filter((line) => line.includes('##[') && !line.startsWith('::')),
    ).toEqual([]);
  });
});

describe('the summary', () => {
  test('has every finding and each remedy once', () => {
    const summary = formatGithubSummary(makeReport(14));
    expect(summary.match(/^\| error /gm)).toHaveLength(14);
    expect(summary.match(/^- \*\*/gm)).toHaveLength(1);
  });

  test.each(HOSTILE_PATHS)('a path is a path: %j', (path) => {
    const rows = formatGithubSummary(makeFullReport(path)).match(
      /^\| (?:error|warning|note) .*$/gm,
    );
    expect(rows).toHaveLength(9);
    for (const row of rows ?? []) expect(row).toMatch(/^(?:\| [^|<>`*[\]\\]*){4,5}\|$/);
  });

  test('stays within what GitHub takes, and says what it left out', () => {
    const report = makeReport(1, 'd/'.repeat(1500));
    const [finding] = report.findings;
    const findings = Array.from({ length: 500 }, () => finding).filter((one) => one !== undefined);
    const summary = formatGithubSummary({ ...report, findings });
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    const rows = summary.match(/^\| error /gm)?.length ?? 0;
    expect(summary).toContain(`${500 - rows} more do not fit`);
  });
});
