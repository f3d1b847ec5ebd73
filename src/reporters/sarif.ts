import { rules } from '../../rules/index.ts';
import noConfiguredSecret from '../../rules/no-configured-secret.ts';
import type { RuleInfo } from '../../rules/rule.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { HOMEPAGE, VERSION } from '../package/version.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { MoreFindings } from '../report/more-findings.ts';
import type { Note, ReportedError, Report } from '../report/report.ts';
import { describeFinding, LEVELS, nameSubject, toLevel } from './describe-finding.ts';
import { formatAsJson } from './format-json.ts';
import { numberRepeats } from './number-repeats.ts';
import type { Reporter } from './reporter.ts';
import { describeMoreOf } from './with-more.ts';

/** Code scanning calls 9 and more critical, 4 and more medium, more than 0 low. */
const SECURITY_SEVERITY = { error: '9.0', warn: '4.0', info: '1.0' } as const;
const ROOT = '%SRCROOT%';
/** Code scanning rejects a result without a file, and a commit message has none. */
const MESSAGE_FILE = 'COMMIT_EDITMSG';
/** Findings about the whole file are shown at its start. */
const FILE_START = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

/**
 * SARIF 2.1.0, as GitHub code scanning accepts it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html,
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const formatSarif: Reporter = (report, { exitCode, started, ended }) => {
  const { findings, more = [], suppressed, errors, scanned } = report;
  const countRepeat = numberRepeats();
  const run = {
    tool: {
      driver: {
        name: 'keyfence',
        semanticVersion: VERSION,
        informationUri: HOMEPAGE,
        rules: [...rules.map(toDescriptor), ...listConfigured(report).map(toShortDescriptor)],
      },
    },
    automationDetails: { id: 'keyfence/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The top of the repository.' } } },
    invocations: [
      {
        executionSuccessful: errors.length === 0,
        exitCode,
        startTimeUtc: started.toISOString(),
        endTimeUtc: ended.toISOString(),
        toolExecutionNotifications: [
          ...errors.map(toErrorNotification),
          ...more.map(toMoreNotification),
          ...scanned.notes.map((note) => toNotification(note, scanned)),
        ],
      },
    ],
    results: [
      ...findings.map((finding) => toResult(finding, countRepeat(finding))),
      ...suppressed.map((item) => toResult(item.finding, countRepeat(item.finding), item)),
    ],
    properties: { scanned: toProperties(scanned), more: report.more },
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return formatAsJson(log);
};

function toDescriptor({ id, title, why, remedy, reference, severity = 'error' }: RuleInfo): object {
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nHow to fix: ${remedy}\n\nMore: ${reference}`,
      markdown: `${why}\n\n**How to fix:** ${remedy}\n\n[More](${reference})`,
    },
    helpUri: reference,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', 'external/cwe/cwe-798'],
      precision: 'high',
      'security-severity': SECURITY_SEVERITY[severity],
    },
  };
}

/** Configured patterns with findings, one rule for each: the report may be from another machine. */
function listConfigured({ findings, suppressed }: Report): Finding[] {
  const known = new Set<string>(rules.map(({ id }) => id));
  return [...findings, ...suppressed.map(({ finding }) => finding)].filter(({ rule }) => {
    const isNew = !known.has(rule);
    known.add(rule);
    return isNew;
  });
}

function toShortDescriptor({ rule, remedy }: Finding): object {
  const title = `Secret of the configured pattern ${rule}`;
  return toDescriptor({ ...noConfiguredSecret, id: rule, title, remedy });
}

/** @param repeat how many results with this fingerprint there are so far */
function toResult(finding: Finding, repeat: number, suppressed?: Suppressed): object {
  const { rule, state, origin, verification, remedy, fingerprint } = finding;
  const index = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    // `undefined` omits a property.
    ruleIndex: index === -1 ? undefined : index,
    level: toLevel(finding),
    message: { text: `${describeFinding(finding)}. ${remedy}` },
    locations: [toLocation(finding)],
    partialFingerprints: {
      // GitHub's own name and format for it: a hash and a count.
      primaryLocationLineHash: `${fingerprint}:${repeat}`,
      'keyfence/v1': fingerprint,
    },
    baselineState: state === undefined ? undefined : state === 'new' ? 'new' : 'unchanged',
    suppressions: suppressed ? [toSuppression(suppressed)] : [],
    properties: origin || verification ? { ...origin, verification } : undefined,
  };
}

function toSuppression({ by, reason }: Suppressed): object {
  const isComment = by.endsWith('-allow');
  return { kind: isComment ? 'inSource' : 'external', status: 'accepted', justification: reason };
}

function toLocation(finding: Finding): object {
  const { path, region } = finding;
  const { line, column, endLine, endColumn } = region ?? FILE_START;
  const location = {
    physicalLocation: {
      artifactLocation: { uri: toUri(path === '' ? MESSAGE_FILE : path), uriBaseId: ROOT },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
  if (path !== '') return location;
  return { ...location, logicalLocations: [{ name: nameSubject(finding), kind: 'message' }] };
}

function toProperties({ asked, files, bytes, skipped, failed }: Report['scanned']): object {
  return { asked, files, bytes, skipped, failed };
}

function toErrorNotification(error: ReportedError): object {
  return {
    level: 'error',
    message: { text: describeErrorOf(error) },
    locations: toFileLocations(error.path),
  };
}

function toMoreNotification(more: MoreFindings): object {
  return {
    level: LEVELS[more.severity],
    message: { text: describeMoreOf(more) },
    locations: toFileLocations(more.path),
  };
}

function toNotification({ path, note }: Note, { unopened }: Report['scanned']): object {
  return {
    level: unopened.includes(path) ? 'warning' : 'note',
    message: { text: `${path}: ${note}` },
    locations: toFileLocations(path),
  };
}

function toFileLocations(path: string): object[] {
  const artifactLocation = { uri: toUri(path), uriBaseId: ROOT };
  return path === '' ? [] : [{ physicalLocation: { artifactLocation } }];
}

/** A relative reference; a lone surrogate cannot be encoded. https://www.rfc-editor.org/rfc/rfc3986 */
function toUri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
