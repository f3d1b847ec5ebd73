import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listNotInHead } from '../../allow/list-not-in-head.ts';
import { formatBaseline } from '../../baseline/baseline-lines.ts';
import { describeUpdate } from '../../baseline/describe-update.ts';
import { followRenames } from '../../baseline/follow-renames.ts';
import { readImport, type ImportedEntry } from '../../baseline/import-report.ts';
import { isFromBaseline } from '../../baseline/is-from-baseline.ts';
import { isMergedByUnion } from '../../baseline/is-merged-by-union.ts';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import { makeBaseline } from '../../baseline/make-baseline.ts';
import { updateBaseline } from '../../baseline/update-baseline.ts';
import { groupBy } from '../../collections/group-by.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { isWithin } from '../../files/is-within.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { Finding } from '../../finding/finding.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { resolveTarget } from '../../git/write-target.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { redactPath } from '../../match/redact-path.ts';
import { requireEverythingScanned } from '../../report/require-everything-scanned.ts';
import { describeFinding, describeLocation } from '../../reporters/describe-finding.ts';
import { makeFilesSource } from '../../sources/files.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence baseline [path...]`: accepts what is found today and is committed. Run again, it changes nothing. */
export async function runBaseline(
  { positionals, flags }: Arguments,
  { cwd }: CommandContext,
): Promise<Outcome> {
  const { import: file, prune = false, 'dry-run': isDry = false } = flags;
  if (prune && file !== undefined) {
    throw new UsageError('--prune accepts nothing, so it cannot be combined with --import');
  }
  const imported = typeof file === 'string' ? readImport(resolve(cwd, file), file) : undefined;
  const repository = await openWorkTree(cwd);
  const { root } = repository;
  const isAsked = makePathFilter(positionals, cwd, root);
  const config = await loadConfig(root, flags.config);
  const before = await loadBaseline(root, config);
  // Before the scan, which may take minutes.
  const target = resolveTarget(join(root, config.baseline), [root]);
  const baseline = before ?? makeBaseline(config.baseline);
  // Everything, because entries outside the paths would seem stale.
  const report = await lintSource(makeFilesSource([], cwd, repository), config, baseline);
  requireEverythingScanned(report);

  const known = report.suppressed.filter(isFromBaseline).map(({ finding }) => finding);
  const candidates = report.findings.filter(({ path }) => isAsked(path));
  const moves = followRenames(baseline, report.stale, candidates);
  const moved = new Set(moves.map(({ to }) => to));
  const wanted = prune ? [] : selectAccepted(candidates, imported);
  const all = [...report.findings, ...report.suppressed.map(({ finding }) => finding)];
  const refused = new Set(
    flags['include-new']
      ? []
      : await listNotInHead(
          wanted.filter((one) => !moved.has(one)),
          all,
          repository,
          config,
        ),
  );
  const accepted = wanted.filter((finding) => !moved.has(finding) && !refused.has(finding));
  const left = new Set(moves.map(({ from }) => from));
  const stale = report.stale.filter((entry) => !left.has(entry));
  const gone = stale.filter(({ path }) => isAsked(path));
  const after = updateBaseline(
    baseline,
    { ...report, stale: prune ? stale.filter((entry) => !gone.includes(entry)) : stale },
    [...accepted, ...moved],
  );
  const isWritten = !isDry && (before !== undefined || accepted.length > 0);
  if (isWritten) writeAtomically(target, Buffer.from(formatBaseline(after)));
  const listed = isDry ? [...known.filter(({ path }) => isAsked(path)), ...accepted] : accepted;
  return {
    exitCode: refused.size > 0 ? 1 : 0,
    stdout: describeUpdate({
      path: after.path,
      isDry,
      accepted: accepted.length,
      known: known.length,
      listed: listed.map(describe),
      moved: moves.map(({ from, to }) => `${from.path} is ${to.path} now`),
      refused: [...refused].map(describe),
      left: report.findings.length - accepted.length - moved.size - refused.size,
      stale: gone,
      isPruned: prune && !isDry,
      unmatched: listUnmatched(imported ?? [], [...known, ...report.findings]).map(({ path }) =>
        redactPath(path, config),
      ),
      needsStaging: isWritten && accepted.length > 0 && repository.isTracked(after.path),
      needsMergeDriver: isWritten && !(await isMergedByUnion(after.path, repository)),
    }),
  };
}

/**
 * Whether a path is one of the named ones, or below one.
 * @throws UsageError when it does not exist
 */
function makePathFilter(
  names: readonly string[],
  cwd: string,
  root: string,
): (path: string) => boolean {
  const prefixes = names.map((name) => {
    const absolute = resolve(cwd, name);
    if (!isWithin(root, absolute)) {
      throw new UsageError(`${name} is outside of this repository`);
    }
    if (!existsSync(absolute)) throw new UsageError(`there is no file or directory ${name}`);
    return toGitPath(root, absolute);
  });
  if (prefixes.length === 0 || prefixes.includes('')) return () => true;
  return (path) => prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

function describe(finding: Finding): string {
  return `${describeLocation(finding)}  ${describeFinding(finding)}  ${finding.rule}`;
}

/** @param imported findings of another scanner; without them everything is accepted */
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
