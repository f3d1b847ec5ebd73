import { formatGithubSummary } from './github-summary.ts';
import type { Reporter } from './reporter.ts';

/** A table of every finding, for comments on pull requests and pages of a wiki. */
export const formatMarkdown: Reporter = (report, { web }) =>
  formatGithubSummary(report, web, Infinity);
