import type { Finding } from '../finding/finding.ts';
import { VERSION } from '../package/version.ts';
import type { Scanned } from '../report/report.ts';
import { formatAsJson } from './format-json.ts';
import type { Reporter } from './reporter.ts';

/** For programs: version 1 of the format that the README describes. */
export const formatJson: Reporter = (
  { findings, more, suppressed, moreSuppressed, stale, errors, scanned, repositories, nextSteps },
  { exitCode },
) => {
  const report = {
    version: 1,
    tool: `keyfence ${VERSION}`,
    exit: exitCode,
    findings: findings.map(toRecord),
    more,
    suppressed: suppressed.map(({ finding, by, reason }) => ({ ...toRecord(finding), by, reason })),
    moreSuppressed,
    stale,
    errors,
    scanned: toRecordOfScanned(scanned),
    repositories,
    nextSteps: nextSteps && { headline: nextSteps.headline, steps: nextSteps.steps },
  };
  return formatAsJson(report);
};

function toRecordOfScanned(scanned: Scanned): Record<string, unknown> {
  const { asked, files, bytes, commits, tags, skipped, failed, unopened, notes, shard } = scanned;
  const { off = [], ignored = 0, configurations } = scanned;
  return {
    asked,
    files,
    bytes,
    commits,
    tags,
    skipped,
    failed,
    unopened,
    off,
    ignored,
    configurations,
    notes,
    shard,
  };
}

function toRecord(finding: Finding): Record<string, unknown> {
  const { rule, severity, path, region, secret, via, entry, fingerprint, state, origin } = finding;
  const { verification, repository, branch } = finding;
  const { line, column, endLine, endColumn } = region ?? {};
  // `undefined` omits a property.
  return {
    rule,
    severity,
    repository,
    branch,
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
    ...origin,
    verification,
    message: finding.message,
    remedy: finding.remedy,
  };
}
