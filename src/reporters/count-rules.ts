import { groupBy } from '../collections/group-by.ts';
import { groupBySecret } from '../report/group-by-secret.ts';
import { sumMore } from '../report/more-findings.ts';
import type { Report } from '../report/report.ts';
import { nameSubject } from './describe-finding.ts';
import { listWithMore } from './with-more.ts';

/** What there is of a rule. */
export interface RuleCount {
  readonly rule: string;
  readonly findings: number;
  /** Different ones, as far as findings are reported one by one. */
  readonly secrets: number;
  /** Whether there may be more of them. */
  readonly mayHaveMore: boolean;
  readonly files: number;
}

/** How many findings each rule has, the most first. */
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
