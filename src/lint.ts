import type { Baseline } from './baseline/baseline.ts';
import type { Config } from './config.ts';
import { BaselineFilter } from './filters/baseline.ts';
import type { Suppressed } from './filters/filter.ts';
import { makeMatcher } from './glob.ts';
import { lintFile } from './lint-file.ts';
import { redactOrigin } from './redact-origin.ts';
import { redactPath } from './redact-path.ts';
import type { Report, Scanned } from './report.ts';
import { makeSecretFilePatterns } from './secret-file-patterns.ts';
import type { FileFinding, Found, Settled, Source } from './sources/source.ts';

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

  for await (const item of source.read()) {
    if (!('kind' in item)) addNote(item.path, item.note);
    else if (item.kind !== 'ref' && isIgnored(item.path))
      addNote(item.path, 'ignored by the configuration');
    else {
      files++;
      bytes += item.bytes.length;
      const result = accepted.apply(lintFile(item, config, await patterns(item.path)));
      const { path: sourcePath, object } = item;
      const from = object === undefined ? { sourcePath } : { sourcePath, object };
      for (const entry of result.suppressed) suppressed.push({ ...entry, ...from });
      for (const finding of result.kept) kept.push({ finding, ...from });
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
    },
  };
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
