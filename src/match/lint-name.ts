import { rules } from '../../rules/index.ts';
import type { PathRule, SecretFilePatterns } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import type { Finding } from '../finding/finding.ts';
import { makeFindings } from './make-findings.ts';
import { scanName } from './scan.ts';

const pathRules: readonly PathRule[] = rules.filter((rule) => rule.kind === 'path');

/**
 * Finds secrets in the name of a tracked file, and forbidden names.
 * @param bytes of the file, if they are known
 */
export function lintName(
  path: string,
  config: Config,
  patterns: SecretFilePatterns,
  bytes?: Buffer,
): Finding[] {
  const broken = pathRules.flatMap((rule) => {
    const isOff = config.rules.get(rule.id)?.severity === 'off';
    const isAsked = !isOff && mayForbid(rule, path, patterns);
    const severity = isAsked ? rule.check(path, patterns, bytes?.toString('latin1')) : undefined;
    return severity === undefined ? [] : [{ rule, severity }];
  });
  return [...scanName(path, config), ...makeFindings(broken, path, config)];
}

function mayForbid({ prefilter }: PathRule, path: string, patterns: SecretFilePatterns): boolean {
  if (prefilter === 'patterns') return patterns.match(path) !== undefined;
  return prefilter === undefined || prefilter.test(path);
}
