import { describeErrorOf } from '../report/describe-error-of.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeFinding, nameSubject, toLevel, type Level } from './describe-finding.ts';
import { formatVerdict } from './format-verdict.ts';
import { makePaint } from './paint.ts';
import type { Reporter } from './reporter.ts';
import { listWithMore } from './with-more.ts';

const WORDS: Readonly<Record<Level, string>> = { error: 'Error', warning: 'Warning', note: 'Info' };

/**
 * A line for each finding, in the format of compilers, for editors and `grep`: `src/a.py:3:12: xAI API key
 * xai-...b14o [Error/no-xai-key]`; the last line is a summary of the scan. Without a region, line and column
 * are 0. https://www.npmjs.com/package/eslint-formatter-unix
 */
export const formatUnix: Reporter = (report) => {
  const lines = [
    ...report.errors.map(
      (error) => `${error.path || '.'}:0:0: ${describeErrorOf(error)} [Error/not-scanned]`,
    ),
    ...listWithMore(report).map((finding) => {
      const { line = 0, column = 0 } = finding.region ?? {};
      const place = `${nameSubject(finding)}:${line}:${column}`;
      return `${place}: ${describeFinding(finding)} [${WORDS[toLevel(finding)]}/${finding.rule}]`;
    }),
  ].map((line) => `${escapeControls(line)}\n`);
  const end = formatVerdict(report, makePaint(false));
  return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${end}`;
};
