import { createHash } from 'node:crypto';
import { ScanError } from '../errors/errors.ts';
import { readJson } from '../files/read-json.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';

/** One secret in the report of another scanner. */
export interface ImportedEntry {
  /** Relative to the top of the repository, `/`-separated. */
  readonly path: string;
  /** Whether a finding in that file has the same secret. */
  readonly matches: (finding: Finding) => boolean;
}

/** A shorter text occurs in many others by chance. */
const MIN_OVERLAP = 8;

/**
 * Reads a gitleaks report in JSON or a detect-secrets baseline.
 * https://github.com/gitleaks/gitleaks#reports, https://github.com/Yelp/detect-secrets#quickstart
 * @throws ScanError when the file cannot be read or is neither
 */
export function readImport(file: string, shownAs: string): ImportedEntry[] {
  const report = readJson(file, shownAs, ScanError);
  // Some versions of gitleaks write `null` if there are no findings.
  const entries = report === null ? [] : (readGitleaks(report) ?? readDetectSecrets(report));
  if (entries) return entries;
  throw new ScanError(
    `${shownAs} is neither a gitleaks report (gitleaks --report-format json) nor a detect-secrets baseline`,
  );
}

/** A list of `{File, Secret, StartLine, EndLine, …}`. */
function readGitleaks(report: unknown): ImportedEntry[] | undefined {
  if (!Array.isArray(report)) return undefined;
  const entries = (report as unknown[]).map((item) => {
    const { File: path, Secret: secret, StartLine: line, EndLine: endLine } = toRecord(item);
    if (typeof path !== 'string' || typeof secret !== 'string' || typeof line !== 'number') {
      return undefined;
    }
    const last = typeof endLine === 'number' ? endLine : line;
    return { path: toPath(path), matches: matchGitleaks(secret, line, last) };
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** `--redact` leaves `REDACTED`, or the first characters and `...`: then only the location can be compared. */
function matchGitleaks(secret: string, line: number, last: number): ImportedEntry['matches'] {
  if (secret === 'REDACTED' || secret.endsWith('...')) {
    return ({ region }) => region !== undefined && region.line >= line && region.line <= last;
  }
  return (finding) => {
    const value = finding.secret && reveal(finding.secret);
    if (value === undefined || Math.min(value.length, secret.length) < MIN_OVERLAP) return false;
    // Scanners disagree about where a secret begins and ends.
    return value.includes(secret) || secret.includes(value);
  };
}

/** `{results: {"path": [{hashed_secret, …}]}}`; the hash is SHA-1. */
function readDetectSecrets(report: unknown): ImportedEntry[] | undefined {
  const { results } = toRecord(report);
  if (typeof results !== 'object' || results === null) return undefined;
  const entries: ImportedEntry[] = [];
  for (const [path, items] of Object.entries(results)) {
    if (!Array.isArray(items)) return undefined;
    for (const item of items as unknown[]) {
      const { hashed_secret: hash } = toRecord(item);
      if (typeof hash !== 'string') return undefined;
      entries.push({
        path: toPath(path),
        matches: ({ secret }) => secret !== undefined && sha1(reveal(secret)) === hash,
      });
    }
  }
  return entries;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Both use the separators of the platform. */
function toPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
