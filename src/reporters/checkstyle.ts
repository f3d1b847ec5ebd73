import type { Finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
import { describeFinding, nameSubject, toLevel } from './describe-finding.ts';
import type { Reporter } from './reporter.ts';
import { writeXml, type XmlElement } from './write-xml.ts';

const SEVERITIES = { error: 'error', warning: 'warning', note: 'info' } as const;

/**
 * For tools that read Checkstyle's XML: one `file` for each file with findings.
 * https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html
 */
export const formatCheckstyle: Reporter = ({ findings }) =>
  writeXml({
    name: 'checkstyle',
    attributes: { version: '4.3' },
    children: [...groupBy(findings, nameSubject)].map(([name, inFile]) => ({
      name: 'file',
      attributes: { name },
      children: inFile.map(toError),
    })),
  });

function toError(finding: Finding): XmlElement {
  const { rule, place, remedy } = finding;
  return {
    name: 'error',
    attributes: {
      // Checkstyle's own line for what is about the file as a whole.
      line: place?.line ?? 0,
      column: place?.column,
      severity: SEVERITIES[toLevel(finding)],
      message: `${describeFinding(finding)}. ${remedy}`,
      source: `keyfence.${rule}`,
    },
  };
}
