import { UsageError } from '../errors/errors.ts';
import { suggest } from '../text/suggest.ts';
import { formatCheckstyle } from './checkstyle.ts';
import { formatCsv } from './csv.ts';
import { formatGithub } from './github.ts';
import { formatGitlab } from './gitlab.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { formatSarif } from './sarif.ts';
import { formatStylish } from './stylish.ts';
import { formatSummary } from './summary.ts';
import { formatUnix } from './unix.ts';

const REPORTERS: Readonly<Record<string, Reporter>> = {
  stylish: formatStylish,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  checkstyle: formatCheckstyle,
  csv: formatCsv,
  html: formatHtml,
  markdown: formatMarkdown,
  unix: formatUnix,
  summary: formatSummary,
};

/** The values of `--format`. */
export const FORMATS: readonly string[] = Object.keys(REPORTERS);

/** @throws UsageError when there is no such format */
export function getReporter(format: string): Reporter {
  const reporter = Object.hasOwn(REPORTERS, format) ? REPORTERS[format] : undefined;
  if (!reporter) {
    throw new UsageError(`there is no format "${format}"; ${suggest(format, FORMATS)}`);
  }
  return reporter;
}
