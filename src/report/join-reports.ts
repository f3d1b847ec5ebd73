import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../collections/group-by.ts';
import { compareFindings } from '../finding/compare-findings.ts';
import type { Finding } from '../finding/finding.ts';
import { joinMore } from './more-findings.ts';
import type { Note, Report, ReportedError, Scanned } from './report.ts';

/** Joins several reports: numbers are added, and duplicates are removed. */
export function joinReports(reports: readonly Report[]): Report {
  const states = reports.flatMap((report) => report.repositories ?? []);
  // Equal entries in reports of several machines are listed once; differences are kept.
  const repositories = [...groupBy(states, ({ name }) => name).values()].flatMap((same) =>
    same.filter(
      (state, index) => !same.slice(0, index).some((other) => isDeepStrictEqual(other, state)),
    ),
  );
  const more = joinMore(reports.flatMap(({ more = [] }) => more));
  const moreSuppressed = joinMore(reports.flatMap(({ moreSuppressed = [] }) => moreSuppressed));
  return {
    findings: dropDuplicates(reports.flatMap(({ findings }) => findings)).sort(compareFindings),
    suppressed: reports
      .flatMap(({ suppressed }) => suppressed)
      .sort((one, other) => compareFindings(one.finding, other.finding)),
    ...(more.length > 0 && { more }),
    ...(moreSuppressed.length > 0 && { moreSuppressed }),
    stale: [],
    errors: reports.flatMap(({ errors }) => errors).sort(compareErrors),
    scanned: {
      asked: sum(reports, 'asked'),
      skipped: sum(reports, 'skipped'),
      failed: sum(reports, 'failed'),
      files: sum(reports, 'files'),
      bytes: sum(reports, 'bytes'),
      commits: sum(reports, 'commits'),
      tags: sum(reports, 'tags'),
      unopened: reports.flatMap(({ scanned }) => scanned.unopened).sort(compareTexts),
      off: [...new Set(reports.flatMap(({ scanned }) => scanned.off ?? []))].sort(compareTexts),
      ignored: sum(reports, 'ignored'),
      ...listConfigurations(reports),
      notes: reports.flatMap(({ scanned }) => scanned.notes).sort(compareNotes),
      emptyMessage: reports[0]?.scanned.emptyMessage ?? '',
    },
    ...(repositories.length > 0 && {
      repositories: repositories.sort((one, other) => compareTexts(one.name, other.name)),
    }),
  };
}

/** As in the report of one scan, absent if there are none. */
function listConfigurations(reports: readonly Report[]): Pick<Scanned, 'configurations'> {
  const named = new Set(reports.flatMap(({ scanned }) => scanned.configurations ?? []));
  return named.size === 0 ? {} : { configurations: [...named].sort(compareTexts) };
}

/** The same finding of the same repository, scanned on several machines. */
function dropDuplicates(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((finding) => [identify(finding), finding]));
  return [...known.values()];
}

function identify(finding: Finding): string {
  const { repository, rule, path, entry, region, fingerprint, message, origin } = finding;
  const where = [region?.line, region?.column, origin?.commit, origin?.tag];
  return JSON.stringify([repository, rule, path, entry, fingerprint, message, ...where]);
}

type Countable =
  'asked' | 'bytes' | 'commits' | 'failed' | 'files' | 'ignored' | 'skipped' | 'tags';

function sum(reports: readonly Report[], name: Countable): number {
  return reports.reduce((total, { scanned }) => total + (scanned[name] ?? 0), 0);
}

function compareNotes(one: Note, other: Note): number {
  return compareTexts(`${one.path}\0${one.note}`, `${other.path}\0${other.note}`);
}

function compareErrors(one: ReportedError, other: ReportedError): number {
  return compareTexts(`${one.path}\0${one.message}`, `${other.path}\0${other.message}`);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
