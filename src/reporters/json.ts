import type { Finding } from '../finding.ts';
import { VERSION } from '../version.ts';
import type { Reporter } from './reporter.ts';

/** For programs: version 1 of the format that the README describes. */
export const formatJson: Reporter = ({ findings, suppressed, stale, scanned }, { exitCode }) => {
  const report = {
    version: 1,
    tool: `keyfence ${VERSION}`,
    exit: exitCode,
    findings: findings.map(toRecord),
    suppressed: suppressed.map(({ finding, by, reason }) => ({ ...toRecord(finding), by, reason })),
    stale,
    scanned: { files: scanned.files, bytes: scanned.bytes, notes: scanned.notes },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

function toRecord(finding: Finding): Record<string, unknown> {
  const { rule, severity, path, place, secret, via, entry, fingerprint, state, message, remedy } =
    finding;
  const { line, column, endLine, endColumn } = place ?? {};
  // `undefined` leaves a property out.
  return {
    rule,
    severity,
    path,
    line,
    column,
    endLine,
    endColumn,
    secret,
    via,
    entry,
    fingerprint,
    state,
    message,
    remedy,
  };
}
