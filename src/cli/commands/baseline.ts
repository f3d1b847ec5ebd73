import { join, resolve } from 'node:path';
import { formatBaseline } from '../../baseline/baseline-lines.ts';
import { describeUpdate } from '../../baseline/describe-update.ts';
import { readImport, type ImportedEntry } from '../../baseline/import-report.ts';
import { isFromBaseline } from '../../baseline/is-from-baseline.ts';
import { isMergedByUnion } from '../../baseline/is-merged-by-union.ts';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import { makeBaseline } from '../../baseline/make-baseline.ts';
import { updateBaseline } from '../../baseline/update-baseline.ts';
import { groupBy } from '../../collections/group-by.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { Finding } from '../../finding/finding.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { resolveTarget } from '../../git/write-target.ts';
import { lintSource } from '../../lint/lint.ts';
import { redactPath } from '../../match/redact-path.ts';
import { requireEverythingScanned } from '../../report/require-everything-scanned.ts';
import { makeFilesSource } from '../../sources/files.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence baseline`: accepts what is found today. Run again, it changes nothing. */
export async function runBaseline(
  { positionals, flags }: Arguments,
  { cwd }: CommandContext,
): Promise<Outcome> {
  const { import: file, prune = false } = flags;
  // What lies outside of a part would seem stale.
  if (positionals.length > 0) {
    throw new UsageError(
      'a baseline is of the whole repository; "keyfence baseline" takes no paths',
    );
  }
  if (prune && file !== undefined) {
    throw new UsageError('--prune accepts nothing, so it does not go with --import');
  }
  const imported = typeof file === 'string' ? readImport(resolve(cwd, file), file) : undefined;
  const repository = await openWorkTree(cwd);
  const { root } = repository;
  const config = await loadConfig(root, flags.config);
  const before = await loadBaseline(root, config);
  // Before the scan, which may take minutes.
  const target = resolveTarget(join(root, config.baseline), [root]);
  const baseline = before ?? makeBaseline(config.baseline);
  const report = await lintSource(makeFilesSource([], cwd, repository), config, baseline);
  requireEverythingScanned(report);

  const known = report.suppressed.filter(isFromBaseline).map(({ finding }) => finding);
  const accepted = prune ? [] : selectAccepted(report.findings, imported);
  const after = updateBaseline(baseline, report, accepted, !prune);
  const isWritten = before !== undefined || accepted.length > 0;
  if (isWritten) writeAtomically(target, Buffer.from(formatBaseline(after)));
  return {
    exitCode: 0,
    stdout: describeUpdate({
      path: after.path,
      accepted: accepted.length,
      known: known.length,
      left: report.findings.length - accepted.length,
      stale: report.stale,
      isPruned: prune,
      unmatched: listUnmatched(imported ?? [], [...known, ...report.findings]).map(({ path }) =>
        redactPath(path, config),
      ),
      needsStaging: accepted.length > 0 && repository.isTracked(after.path),
      needsMergeDriver: isWritten && !(await isMergedByUnion(after.path, repository)),
    }),
  };
}

/** @param imported what another scanner knows; without it everything is accepted */
function selectAccepted(
  findings: readonly Finding[],
  imported: readonly ImportedEntry[] | undefined,
): readonly Finding[] {
  if (!imported) return findings;
  const byPath = groupBy(imported, ({ path }) => path);
  return findings.filter((finding) =>
    byPath.get(finding.path)?.some(({ matches }) => matches(finding)),
  );
}

function listUnmatched(
  imported: readonly ImportedEntry[],
  findings: readonly Finding[],
): ImportedEntry[] {
  const byPath = groupBy(findings, ({ path }) => path);
  return imported.filter(({ path, matches }) => !byPath.get(path)?.some(matches));
}
