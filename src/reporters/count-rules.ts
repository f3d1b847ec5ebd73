import { groupBy } from '../collections/group-by.ts';
import { groupBySecret } from '../report/group-by-secret.ts';
import { sumMore } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import { nameSubject } from './describe-finding.ts';
import { listWithMore } from './with-more.ts';

/** The counts of one rule. */
export interface RuleCount {
  readonly rule: string;
  readonly findings: number;
  /** Number of different secrets, among the findings that are reported in full. */
  readonly secrets: number;
  /** Whether there may be more of them. */
  readonly mayHaveMore: boolean;
  readonly files: number;
}

/** The number of findings of each rule, the most first. */
export function countRules(report: Report): RuleCount[] {
  const more = groupBy(report.more ?? [], ({ rule }) => rule);
  const inFull = groupBy(report.findings, ({ rule }) => rule);
  return [...groupBy(listWithMore(report), ({ rule }) => rule)]
    .map(([rule, lines]) => {
      const ofRule = inFull.get(rule) ?? [];
      return {
        rule,
        findings: ofRule.length + sumMore(more.get(rule)),
        secrets: groupBySecret(ofRule).length,
        mayHaveMore: more.has(rule),
        files: new Set(lines.map(nameSubject)).size,
      };
    })
    .sort((one, other) => other.findings - one.findings);
}
