import type { Config } from '../config.ts';
import type { Finding } from '../finding.ts';
import { askGitSync, toExitError } from '../git/run-git.ts';
import { findCoverageGaps, isCoverageOn } from './find-coverage-gaps.ts';
import { readIgnoreWorld } from './read-ignore-world.ts';

const HEAD = ['rev-parse', '--verify', '--quiet', 'HEAD'];

/**
 * The gaps that the next commit leaves: `new` where it opens them, else `already-committed`.
 * @throws ConfigError, GitError
 */
export async function auditStaged(root: string, config: Config): Promise<Finding[]> {
  if (!isCoverageOn(config)) return [];
  const gaps = await findCoverageGaps(await readIgnoreWorld(root, 'index'), root, config);
  if (gaps.length === 0) return [];
  const old = hasHead(root)
    ? await findCoverageGaps(await readIgnoreWorld(root, 'HEAD'), root, config)
    : [];
  // Which line is to blame may have changed; that the pattern has a gap has not.
  const known = new Set(old.map(({ pattern }) => pattern));
  return gaps.map(({ pattern, ...gap }) => ({
    ...gap,
    state: known.has(pattern) ? 'already-committed' : 'new',
  }));
}

/** Before the first commit there is none. */
function hasHead(root: string): boolean {
  const { exitCode, stderr } = askGitSync(HEAD, root);
  if (exitCode > 1) throw toExitError(HEAD, exitCode, stderr);
  return exitCode === 0;
}
