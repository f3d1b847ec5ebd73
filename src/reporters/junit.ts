import type { WebLinks } from '../ci/web-links.ts';
import type { Finding } from '../finding/finding.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { ReportedError } from '../report/report.ts';
import { describeFinding, describeLocation, nameSubject, toLevel } from './describe-finding.ts';
import { describeScanned } from './describe-scanned.ts';
import { describeSource } from './describe-source.ts';
import type { Reporter } from './reporter.ts';
import { listSuppressedWithMore, listWithMore } from './with-more.ts';
import { writeXml, type XmlElement } from './write-xml.ts';

/**
 * For test reports: the scan is a test that passes, each finding one that fails, and each error one that ends
 * in an error. A finding that does not block is a test that passes with a note; suppressed findings are
 * skipped tests. There is no standard; this is what Jenkins accepts, the strictest of the readers.
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const formatJunit: Reporter = (report, { started, ended, web }) => {
  const { errors, scanned } = report;
  const findings = listWithMore(report);
  const suppressed = listSuppressedWithMore(report);
  const time = ((ended.getTime() - started.getTime()) / 1000).toFixed(3);
  const cases: XmlElement[] = [
    {
      name: 'testcase',
      attributes: { name: describeScanned(scanned), classname: 'keyfence', time },
    },
    ...errors.map(toErrorCase),
    ...findings.map((finding) => toCase(finding, judge(finding, web))),
    ...suppressed.map(({ finding, by, reason }) =>
      toCase(finding, { name: 'skipped', attributes: { message: `${by}: ${reason}` } }),
    ),
  ];
  const counts = {
    tests: cases.length,
    failures: findings.filter((finding) => toLevel(finding) === 'error').length,
    errors: errors.length,
    time,
  };
  const suite = {
    name: 'testsuite',
    attributes: {
      name: 'keyfence',
      ...counts,
      skipped: suppressed.length,
      timestamp: started.toISOString().slice(0, 19),
    },
    children: cases,
  };
  return writeXml({
    name: 'testsuites',
    attributes: { name: 'keyfence', ...counts },
    children: [suite],
  });
};

function toErrorCase(error: ReportedError): XmlElement {
  const message = describeErrorOf(error);
  const { path } = error;
  const name = path === '' ? 'not everything was scanned' : `not scanned: ${path}`;
  return {
    name: 'testcase',
    attributes: { name, classname: path === '' ? 'keyfence' : path, time: 0 },
    children: [{ name: 'error', attributes: { message, type: 'not-scanned' }, text: message }],
  };
}

function judge(finding: Finding, web: WebLinks | undefined): XmlElement {
  const lines = [
    `${describeLocation(finding)}: ${describeFinding(finding)}`,
    describeSource(finding, web),
    finding.remedy,
  ];
  const text = lines.filter(Boolean).join('\n');
  const level = toLevel(finding);
  if (level !== 'error') return { name: 'system-out', text: `${level}: ${text}` };
  const attributes = { message: describeFinding(finding), type: finding.rule };
  return { name: 'failure', attributes, text };
}

function toCase(finding: Finding, verdict: XmlElement): XmlElement {
  return {
    name: 'testcase',
    attributes: {
      name: `${finding.rule} in ${describeLocation(finding)}`,
      classname: nameSubject(finding),
      time: 0,
    },
    children: [verdict],
  };
}
