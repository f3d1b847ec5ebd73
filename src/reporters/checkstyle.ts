import { groupBy } from '../collections/group-by.ts';
import type { WebLinks } from '../ci/web-links.ts';
import type { Finding } from '../finding/finding.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { ReportedError } from '../report/report.ts';
import { describeFinding, nameSubject, toLevel } from './describe-finding.ts';
import { describeSource, toSentence } from './describe-source.ts';
import type { Reporter } from './reporter.ts';
import { listWithMore } from './with-more.ts';
import { writeXml, type XmlElement } from './write-xml.ts';

const SEVERITIES = { error: 'error', warning: 'warning', note: 'info' } as const;

/**
 * For tools that read Checkstyle's XML: one `file` for each file with findings.
 * https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html
 */
export const formatCheckstyle: Reporter = (report, { web }) =>
  writeXml({
    name: 'checkstyle',
    attributes: { version: '4.3' },
    children: [
      ...[...groupBy(report.errors, ({ path }) => (path === '' ? '.' : path))].map(
        ([name, ofFile]) => ({
          name: 'file',
          attributes: { name },
          children: ofFile.map(toFailure),
        }),
      ),
      ...[...groupBy(listWithMore(report), nameSubject)].map(([name, inFile]) => ({
        name: 'file',
        attributes: { name },
        children: inFile.map((finding) => toError(finding, web)),
      })),
    ],
  });

/** As an error of the file, because few readers of the format know its element for exceptions. */
function toFailure(error: ReportedError): XmlElement {
  const message = describeErrorOf(error);
  return {
    name: 'error',
    attributes: { line: 0, severity: 'error', message, source: 'keyfence.not-scanned' },
  };
}

function toError(finding: Finding, web: WebLinks | undefined): XmlElement {
  const { rule, region, remedy } = finding;
  return {
    name: 'error',
    attributes: {
      // Checkstyle's own line number for a whole file.
      line: region?.line ?? 0,
      column: region?.column,
      severity: SEVERITIES[toLevel(finding)],
      message: `${describeFinding(finding)}. ${toSentence(describeSource(finding, web))}${remedy}`,
      source: `keyfence.${rule}`,
    },
  };
}
