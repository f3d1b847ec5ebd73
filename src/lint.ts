import { isArchive } from './archives/tell-archive.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { Config } from './config.ts';
import { BaselineFilter } from './filters/baseline.ts';
import type { Suppressed } from './filters/filter.ts';
import type { Finding } from './finding.ts';
import { lintLarge } from './lint-large.ts';
import { makeMatcher } from './glob.ts';
import { openArchive } from './lint-archive.ts';
import { holdArchive } from './hold-archive.ts';
import { lintFile, type FileResult } from './lint-file.ts';
import { redactPath } from './redact-path.ts';
import type { Report, Scanned } from './report.ts';
import { makeSecretFilePatterns } from './secret-file-patterns.ts';
import type { FileFinding, LargeFile, Source, SourceFile } from './sources/source.ts';

/**
 * Scans everything that a source yields and tells what counts and what does not.
 * @param baseline what the repository has accepted
 * @throws GitError, ScanError when something that was asked for could not be looked at
 */
export async function lintSource(
  source: Source,
  config: Config,
  baseline?: Baseline,
): Promise<Report> {
  const isIgnored = await makeMatcher(config.ignore);
  const isAccepted = await makeMatcher(config.unscannable);
  const patterns = makeSecretFilePatterns(config.gitignore);
  const accepted = new BaselineFilter(baseline);
  const kept: FileFinding[] = [];
  const suppressed: Suppressed[] = [];
  const notes: Scanned['notes'][number][] = [];
  let files = 0;
  let bytes = 0;

  const lintItem = async (file: SourceFile): Promise<FileResult> =>
    lintFile(file, config, await patterns(file.path));
  const lintWithin = async (file: SourceFile): Promise<FileResult[]> => {
    const results = [await lintItem(file)];
    for await (const inner of openArchive(file, isAccepted, config)) {
      if ('kind' in inner) results.push(await lintItem(inner));
      else notes.push({ path: redactPath(inner.path, config), note: inner.note });
    }
    return results.length === 1 ? results : tellInnermost(results);
  };

  const lintAny = async (
    item: SourceFile | LargeFile,
  ): Promise<{ results: readonly FileResult[]; size: number }> => {
    const file = 'chunks' in item ? await holdArchive(item, isAccepted) : item;
    if ('bytes' in file) return { results: await lintWithin(file), size: file.bytes.length };
    if (file.note !== undefined)
      notes.push({ path: redactPath(file.path, config), note: file.note });
    const result = await lintLarge(file, config, await patterns(file.path));
    return { results: [result], size: result.bytes };
  };

  for await (const item of source.read()) {
    if (!('kind' in item)) notes.push({ path: redactPath(item.path, config), note: item.note });
    else if (isIgnored(item.path))
      notes.push({ path: redactPath(item.path, config), note: 'ignored by the configuration' });
    else {
      files++;
      const { results, size } = await lintAny(item);
      bytes += size;
      for (const result of results) {
        const split = accepted.apply(result);
        for (const item of split.suppressed) suppressed.push(item);
        for (const finding of split.kept) kept.push({ finding, sourcePath: item.path });
      }
    }
  }

  const audit = (await source.audit?.(config)) ?? [];
  const audited = accepted.apply({ kept: [...audit], suppressed: [] });
  return {
    findings: [...(await settleState(source, kept.sort(comparePaths))), ...audited.kept],
    suppressed: [...suppressed, ...audited.suppressed],
    stale: source.isWhole ? accepted.listUnused() : [],
    scanned: { files, bytes, notes, emptyNote: source.emptyNote },
  };
}

/** What is not compressed is found in the archive as it stands as well; what is deepest in it tells most. */
function tellInnermost(results: readonly FileResult[]): FileResult[] {
  const depths = new Map<string, number>();
  const isDeepest = ({ fingerprint, via = [] }: Finding): boolean =>
    depths.get(fingerprint) === countArchives(via);
  for (const { kept, suppressed } of results) {
    for (const { fingerprint, via = [] } of [...kept, ...suppressed.map((item) => item.finding)])
      depths.set(fingerprint, Math.max(depths.get(fingerprint) ?? 0, countArchives(via)));
  }
  return results.map(({ kept, suppressed }) => ({
    kept: kept.filter(isDeepest),
    suppressed: suppressed.filter(({ finding }) => isDeepest(finding)),
  }));
}

/** Archives come before layers in `via`. */
function countArchives(via: readonly string[]): number {
  return via.filter(isArchive).length;
}

/** Sources read in the order that is fastest; a report is in the order of paths, and of places in each. */
function comparePaths(one: FileFinding, other: FileFinding): number {
  if (one.sourcePath === other.sourcePath) return 0;
  return one.sourcePath < other.sourcePath ? -1 : 1;
}

async function settleState(
  source: Source,
  found: readonly FileFinding[],
): Promise<readonly Finding[]> {
  if (found.length > 0 && source.judgeState) return source.judgeState(found);
  return found.map(({ finding }) => finding);
}
