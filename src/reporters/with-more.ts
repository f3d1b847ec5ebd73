import { groupBy } from '../collections/group-by.ts';
import type { Suppressed } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import type { MoreFindings } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import { nameSubject } from './describe-finding.ts';

/** The lines of a report: after the findings of each file, a line for each rule that has more. */
export function listWithMore({ findings, more = [] }: Report): readonly Finding[] {
  return insert(findings, more.map(toLine), (finding) => finding);
}

/** The same for suppressed findings. */
export function listSuppressedWithMore({
  suppressed,
  moreSuppressed = [],
}: Report): readonly Suppressed[] {
  const lines = moreSuppressed.map((more) => ({
    finding: toLine(more),
    by: more.by ?? '',
    reason: describeMore(more),
  }));
  return insert(suppressed, lines, ({ finding }) => finding);
}

/** `and 14,210 more` */
function describeMore({ count }: MoreFindings): string {
  return `and ${count.toLocaleString('en')} more`;
}

/** `dump.sql: no-xai-key: and 14,210 more` */
export function describeMoreOf(more: MoreFindings): string {
  return `${nameSubject(toLine(more))}: ${more.rule}: ${describeMore(more)}`;
}

/** Formatted like a finding without a region. */
function toLine(more: MoreFindings): Finding {
  const { repository, path, commit, tag, rule, severity, state, remedy } = more;
  const origin = { ...(commit !== undefined && { commit }), ...(tag !== undefined && { tag }) };
  return {
    rule,
    severity,
    path,
    ...(repository !== undefined && { repository }),
    ...(state !== undefined && { state }),
    ...(path === '' && { origin }),
    fingerprint: '',
    message: describeMore(more),
    remedy,
  };
}

function insert<T>(
  items: readonly T[],
  lines: readonly T[],
  read: (item: T) => Finding,
): readonly T[] {
  if (lines.length === 0) return items;
  const name = (item: T): string => nameSubject(read(item));
  const last = new Map(items.map((item, at) => [name(item), at]));
  const behind = groupBy(lines, (line) => last.get(name(line)) ?? items.length - 1);
  return [
    ...(behind.get(-1) ?? []),
    ...items.flatMap((item, at) => [item, ...(behind.get(at) ?? [])]),
  ];
}
