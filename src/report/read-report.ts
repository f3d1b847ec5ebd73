import { validate } from 'jsonschema';
import { ScanError } from '../errors/errors.ts';
import type { Finding, Origin } from '../finding/finding.ts';
import { Secret } from '../finding/secret.ts';
import { readJson } from '../files/read-json.ts';
import { VERSION } from '../package/version.ts';
import { REPORT_SCHEMA } from './report-schema.ts';
import type { Report, Scanned } from './report.ts';

type Record = Omit<Finding, 'region' | 'secret' | 'excerpt' | 'origin'> &
  Origin & {
    readonly line?: number;
    readonly column?: number;
    readonly endLine?: number;
    readonly endColumn?: number;
    readonly secret?: string;
  };

interface JsonReport {
  readonly tool: string;
  readonly findings: readonly Record[];
  readonly suppressed: readonly (Record & { readonly by: string; readonly reason: string })[];
  readonly more?: NonNullable<Report['more']>;
  readonly moreSuppressed?: NonNullable<Report['moreSuppressed']>;
  readonly errors: Report['errors'];
  readonly repositories?: NonNullable<Report['repositories']>;
  readonly scanned: Omit<Scanned, 'emptyMessage'>;
}

/**
 * Reads a report that `--format json` wrote. Only the redacted forms of its secrets are known.
 * @throws ScanError when it cannot be read, or is not of this version
 */
export function readReport(path: string): Report {
  const value = readJson(path, path, ScanError);
  const fault = validate(value, REPORT_SCHEMA).errors[0];
  if (fault) {
    const place = fault.path.length === 0 ? 'it' : `"${fault.path.join('.')}"`;
    throw new ScanError(
      `${path} is no report that "keyfence --format json" wrote: ${place} ${fault.message}`,
    );
  }
  const { tool, findings, suppressed, errors, scanned, ...others } = value as JsonReport;
  const { more, moreSuppressed, repositories } = others;
  if (tool !== `keyfence ${VERSION}`) {
    throw new ScanError(`${path} was written by ${tool}, and this is keyfence ${VERSION}`);
  }
  return {
    findings: findings.map(toFinding),
    suppressed: suppressed.map(({ by, reason, ...record }) => ({
      finding: toFinding(record),
      by,
      reason,
    })),
    ...(more && { more }),
    ...(moreSuppressed && { moreSuppressed }),
    // Only a scan of all files determines them.
    stale: [],
    errors,
    ...(repositories && { repositories }),
    scanned: { ...scanned, emptyMessage: 'the repository is empty' },
  };
}

function toFinding(record: Record): Finding {
  const { line, column, endLine, endColumn, secret, ...rest } = record;
  const { commit, date, author, subject, commits, tag, inHead, unreachable, ...finding } = rest;
  const origin = { commit, date, author, subject, commits, tag, inHead, unreachable };
  const known = Object.entries(origin).filter(([, value]) => value !== undefined);
  const isPlaced = line !== undefined && column !== undefined;
  return {
    ...finding,
    ...(isPlaced && {
      region: {
        line,
        column,
        endLine: endLine ?? line,
        endColumn: endColumn ?? column,
        start: 0,
        end: 0,
      },
    }),
    ...(secret !== undefined && { secret: new Secret('', secret) }),
    ...(known.length > 0 && { origin: Object.fromEntries(known) }),
  };
}
