import { acceptUnopened } from './accept-unopened.ts';
import { isArchive } from './archives/tell-archive.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { Config } from './config.ts';
import { BaselineFilter } from './filters/baseline.ts';
import type { Suppressed } from './filters/filter.ts';
import type { Finding } from './finding.ts';
import { makeMatcher } from './glob.ts';
import { holdArchive } from './hold-archive.ts';
import { openArchive } from './lint-archive.ts';
import { lintFile, type FileResult } from './lint-file.ts';
import { lintLarge } from './lint-large.ts';
import { openPointer } from './open-pointer.ts';
import { LARGE_BYTES } from './read-windows.ts';
import { redactOrigin } from './redact-origin.ts';
import { redactPath } from './redact-path.ts';
import type { Report, Scanned } from './report.ts';
import { makeSecretFilePatterns } from './secret-file-patterns.ts';
import type {
  FileFinding,
  Found,
  LargeFile,
  Settled,
  Source,
  SourceFile,
} from './sources/source.ts';

/** What a look at a file gave. The size is in bytes. */
interface Looked {
  readonly results: readonly FileResult[];
  readonly size: number;
}

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
  const suppressed: (FileFinding & Suppressed)[] = [];
  // Of a history's many versions of a file one note is enough.
  const notes = new Map<string, Scanned['notes'][number]>();
  const addNote = (path: string, note: string): void => {
    notes.set(`${path}\0${note}`, { path: redactPath(path, config), note });
  };
  let files = 0;
  let bytes = 0;

  const lintItem = async (file: SourceFile): Promise<FileResult> =>
    lintFile(file, config, await patterns(file.path));
  const lintWithin = async (file: SourceFile): Promise<FileResult[]> => {
    const results = [await lintItem(file)];
    for await (const inner of openArchive(file, isAccepted, config)) {
      if ('kind' in inner) results.push(await lintItem(inner));
      else addNote(inner.path, inner.note);
    }
    return results.length === 1 ? results : tellInnermost(results);
  };

  const lintAny = async (item: SourceFile | LargeFile): Promise<Looked> => {
    const file = 'chunks' in item ? await holdArchive(item, isAccepted) : item;
    if ('bytes' in file) return { results: await lintWithin(file), size: file.bytes.length };
    if (file.note !== undefined) addNote(file.path, file.note);
    const result = await lintLarge(file, config, await patterns(file.path));
    if (result.endsAsZip) addNote(file.path, acceptUnopened(file.path, BEHIND, isAccepted));
    return { results: [result], size: result.bytes };
  };

  /** With what it stands for; that stands for itself. */
  const lintAll = async (item: SourceFile | LargeFile): Promise<Looked> => {
    const { results, size } = await lintAny(item);
    const all = { results: [...results], size };
    if (!source.pointers || !('bytes' in item)) return all;
    for await (const content of openPointer(item, source.pointers, isAccepted, config)) {
      if (!('kind' in content)) addNote(content.path, content.note);
      else if (isIgnored(content.path)) addNote(content.path, 'ignored by the configuration');
      else {
        const looked = await lintAny(content);
        all.results.push(...looked.results);
        all.size += looked.size;
      }
    }
    return all;
  };

  for await (const item of source.read()) {
    if (!('kind' in item)) addNote(item.path, item.note);
    else if (item.kind !== 'ref' && isIgnored(item.path))
      addNote(item.path, 'ignored by the configuration');
    else {
      files++;
      const { results, size } = await lintAll(item);
      bytes += size;
      const { path: sourcePath, object } = item;
      const from = object === undefined ? { sourcePath } : { sourcePath, object };
      for (const result of results) {
        const split = accepted.apply(result);
        for (const entry of split.suppressed) suppressed.push({ ...entry, ...from });
        for (const finding of split.kept) kept.push({ finding, ...from });
      }
    }
  }

  const settled = await settle(source, { kept: kept.sort(comparePaths), suppressed });
  const audit = (await source.audit?.(config)) ?? [];
  const audited = accepted.apply({ kept: [...audit], suppressed: [] });
  return {
    findings: [
      ...settled.findings.map((finding) => redactOrigin(finding, config)),
      ...audited.kept,
    ],
    suppressed: [
      ...settled.suppressed.map((item) => ({
        ...item,
        finding: redactOrigin(item.finding, config),
      })),
      ...audited.suppressed,
    ],
    stale: source.isWhole ? accepted.listUnused() : [],
    scanned: {
      files,
      bytes,
      ...source.count?.(),
      notes: [...notes.values()],
      // It may quote the command line.
      emptyNote: redactPath(source.emptyNote, config),
      ...(source.subject !== undefined && { subject: source.subject }),
    },
  };
}

const BEHIND = `is more than ${LARGE_BYTES / 2 ** 20} MB and ends with a zip archive`;

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

async function settle(source: Source, found: Found): Promise<Settled> {
  const { kept, suppressed } = found;
  if (source.settle) return source.settle(found);
  return {
    findings:
      kept.length > 0 && source.judgeState
        ? await source.judgeState(kept)
        : kept.map(({ finding }) => finding),
    suppressed: suppressed.map(({ finding, by, reason }) => ({ finding, by, reason })),
  };
}
