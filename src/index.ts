export {
  loadConfig,
  makeConfig,
  type Config,
  type ConfigFile,
  type RuleSetting,
} from './config.ts';
export { ConfigError, GitError, ScanError, UsageError } from './errors.ts';
export type { Finding, Place, State } from './finding.ts';
export type { Report } from './report.ts';
export { Secret } from './secret.ts';
