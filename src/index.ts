export { rules } from '../rules/index.ts';
export type { PathRule, Rule, RuleInfo, Severity, TextRule } from '../rules/rule.ts';
export type { BaselineEntry } from './baseline/baseline.ts';
export {
  loadConfig,
  makeConfig,
  type Config,
  type ConfigFile,
  type RuleSetting,
} from './config.ts';
export { ConfigError, GitError, ScanError, UsageError } from './errors.ts';
export type { Excerpt } from './excerpt.ts';
export type { Suppressed } from './filters/filter.ts';
export type { Finding, Origin, Place, State } from './finding.ts';
export { lint, type LintOptions } from './library.ts';
export { scan, type ScanOptions } from './library.ts';
export type { Report, Scanned } from './report.ts';
export { Secret } from './secret.ts';
export type { Verification } from './verify/verification.ts';
