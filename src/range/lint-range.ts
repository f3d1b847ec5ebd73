import { isDeepStrictEqual } from 'node:util';
import allowedByChange from '../../rules/allowed-by-change.ts';
import { addIgnored } from '../config/add-ignored.ts';
import type { Config } from '../config/config.ts';
import type { Trust } from '../config/trust.ts';
import type { Suppressed } from '../filters/filter.ts';
import { compareFindings } from '../finding/compare-findings.ts';
import type { Finding } from '../finding/finding.ts';
import type { Repository } from '../git/repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { isWeaker } from '../match/get-severity.ts';
import type { Report, ReportedError } from '../report/report.ts';
import { describeFinding } from '../reporters/describe-finding.ts';
import type { Source } from '../sources/source.ts';
import { describeChanges } from './describe-changes.ts';
import { describeReason } from './describe-reason.ts';
import { findOwnConfig } from './find-own-config.ts';
import { findTouchedComments } from './find-touched-comments.ts';
import { makeChangeFinding } from './make-change-finding.ts';
import { NO_SETTINGS, readSettingsAt, type Settings } from './settings.ts';

/** A range of commits to scan. */
export interface RangeRequest {
  /** Makes a new source: it is read once for each configuration. */
  readonly makeSource: (config: Config) => Source | Promise<Source>;
  readonly repository: Repository;
  /** The current settings of the repository. */
  readonly settings: Settings;
  /** Whether the configuration is not the repository's own, so that no commit changes it. */
  readonly isConfigGiven: boolean;
  /** The file that was given as the configuration, if commits may change it too. */
  readonly configFile?: string | undefined;
  /** Id of the commit before the range; absent if there is none. */
  readonly base: string | undefined;
  /** The requested trust; otherwise the configuration of the base decides, and then this. */
  readonly trust: Trust | undefined;
  readonly defaultTrust: Trust;
}

/**
 * Scans the changes of a range. Everything that the range itself allows (by a comment, the baseline or the
 * configuration) is reported, and counts only if the head of the range is trusted.
 * @throws GitError, ScanError
 */
export async function lintRange(request: RangeRequest): Promise<Report> {
  const { makeSource, repository, settings, isConfigGiven, configFile, base } = request;
  const own = configFile === undefined ? undefined : findOwnConfig(configFile, repository);
  const given = isConfigGiven && own === undefined ? settings.config : undefined;
  const then =
    base === undefined
      ? { ...NO_SETTINGS, ...(given && { config: given }) }
      : await readSettingsAt(base, repository, given, own);
  const before = { ...then, config: addIgnored(then.config, settings.config.ignoreEverywhere) };
  const trust = request.trust ?? before.config.trust ?? request.defaultTrust;
  const now = await lintSource(
    await makeSource(settings.config),
    settings.config,
    settings.baseline,
  );
  // Without a base, every comment would count as added by the range.
  if (base === undefined && trust === 'head') return now;

  const strictest = isDeepStrictEqual(before, settings)
    ? now
    : await lintSource(await makeSource(before.config), before.config, before.baseline);
  const touched = new Set(await findTouchedComments(strictest.suppressed, base, repository));
  const strict = [...strictest.findings, ...[...touched].map(({ finding }) => finding)];
  return trust === 'base'
    ? joinReports(now, strictest, strict, touched, reportChanges(before, settings, base))
    : addWarnings(now, strictest, strict, before, settings);
}

/** Findings of either scan count, because the head may not allow anything. */
function joinReports(
  now: Report,
  then: Report,
  strict: readonly Finding[],
  touched: ReadonlySet<Suppressed>,
  changes: readonly Finding[],
): Report {
  const known = new Set(strict.map(identify));
  const more = now.findings.filter((finding) => !known.has(identify(finding)));
  return {
    ...then,
    findings: [...[...strict, ...more].sort(compareFindings), ...changes],
    suppressed: then.suppressed.filter((item) => !touched.has(item)),
    errors: [...then.errors, ...listMissing(now.errors, then.errors)],
  };
}

function addWarnings(
  now: Report,
  then: Report,
  strict: readonly Finding[],
  before: Settings,
  after: Settings,
): Report {
  const severity = before.config.rules.get(allowedByChange.id)?.severity ?? 'warn';
  if (severity === 'off') return now;
  const counted = new Map(now.findings.map((finding) => [identify(finding), finding.severity]));
  const allowed = new Map(now.suppressed.map((item) => [identify(item.finding), item]));
  const warnings = strict
    .filter((finding) => finding.state !== 'already-committed')
    .filter((finding) => countsForLess(counted.get(identify(finding)), finding.severity))
    .map((finding) =>
      makeChangeFinding(severity, {
        ...withoutSecret(finding),
        message: `${describeFinding(finding)}, allowed by this change: ${describeReason(finding, allowed.get(identify(finding)), after.config)}`,
      }),
    );
  const unread = listMissing(then.errors, now.errors).map(({ path, message }) =>
    makeChangeFinding(severity, { path, message: `this change accepts that it ${message}` }),
  );
  return {
    ...now,
    findings: [...now.findings, ...warnings, ...unread, ...reportChanges(before, after, 'base')],
  };
}

/** It is in the message, in its redacted form. */
function withoutSecret(finding: Finding): Finding {
  const { secret, ...rest } = finding;
  return secret ? rest : finding;
}

function countsForLess(now: Finding['severity'] | undefined, before: Finding['severity']): boolean {
  return now === undefined || isWeaker(now, before);
}

function reportChanges(before: Settings, after: Settings, base: string | undefined): Finding[] {
  const severity = before.config.rules.get(allowedByChange.id)?.severity ?? 'warn';
  if (severity === 'off' || base === undefined) return [];
  return describeChanges(before, after).map(({ path, clause }) =>
    makeChangeFinding(severity, { path, message: `this change ${clause}` }),
  );
}

function listMissing(
  errors: readonly ReportedError[],
  others: readonly ReportedError[],
): ReportedError[] {
  const known = new Set(others.map(({ path, message }) => `${path}\0${message}`));
  return errors.filter(({ path, message }) => !known.has(`${path}\0${message}`));
}

/** The same finding in another scan, whose fingerprints may have another salt. */
function identify({ rule, path, entry, region, message, origin, secret }: Finding): string {
  const parts = [rule, path, entry, region?.start, message, origin?.commit, origin?.tag];
  return JSON.stringify([...parts, secret?.toString()]);
}
