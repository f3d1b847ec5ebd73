import { join } from 'node:path';
import { formatBaseline } from '../baseline/baseline-lines.ts';
import { countPaths, describeUpdate, ROTATE } from '../baseline/describe-update.ts';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { makeBaseline } from '../baseline/make-baseline.ts';
import { updateBaseline } from '../baseline/update-baseline.ts';
import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { requireEverythingScanned } from '../report/require-everything-scanned.ts';
import { makeTreeSource } from '../sources/tree.ts';
import type { InitPart } from './init-part.ts';

/** How many files are listed. */
const MOST_NAMED = 10;

/**
 * Offers to accept what was committed before keyfence was installed. Only HEAD is scanned: the hook stops what
 * is not committed yet, and a baseline must not let it in.
 * @throws ConfigError, GitError, ScanError
 */
export async function planBaseline(repository: Repository, config: Config): Promise<InitPart> {
  const { root } = repository;
  // Whoever has a baseline knows about it.
  const isOffered =
    repository.history.hasCommit() && (await loadBaseline(root, config)) === undefined;
  if (!isOffered) return { changes: [], notes: [] };
  const baseline = makeBaseline(config.baseline);
  const report = await lintSource(makeTreeSource('HEAD', repository), config, baseline);
  requireEverythingScanned(report);
  const { findings } = report;
  if (findings.length === 0) return { changes: [], notes: [] };
  const { path } = baseline;
  const after = formatBaseline(updateBaseline(baseline, report, findings));
  const found = [
    `${findings.length} found in what is already committed:`,
    ...nameSome(countPaths(findings.map((finding) => finding.path))),
    ROTATE,
  ];
  const update = describeUpdate({
    path,
    accepted: findings.length,
    known: 0,
    left: 0,
    stale: [],
    isPruned: false,
    unmatched: [],
    // This is for another part of init.
    needsMergeDriver: false,
  });
  return {
    changes: [{ path: join(root, path), before: undefined, after: Buffer.from(after) }],
    needsPerson: true,
    question: [...found, `Accept these in ${path}, so that scans report only new ones?`].join('\n'),
    unasked: [
      ...found,
      `"keyfence baseline" accepts them, so that scans report only new ones.`,
    ].join('\n'),
    notes: [],
    // A decision, which `--undo` does not revert.
    after: () => [update.trimEnd(), `To undo this, delete ${path}; --undo keeps it.`],
  };
}

/** As many as fit on a screen; a scan shows all. */
function nameSome(lines: readonly string[]): string[] {
  return lines.length <= MOST_NAMED
    ? [...lines]
    : [...lines.slice(0, MOST_NAMED), `  and ${lines.length - MOST_NAMED} more files`];
}
