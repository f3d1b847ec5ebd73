import { rules } from '../../rules/index.ts';
import type { Baseline } from '../baseline/baseline.ts';
import { isIgnored, isUnscannable } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { GitError, ScanError } from '../errors/errors.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import { BaselineFilter } from '../filters/baseline.ts';
import type { Finding } from '../finding/finding.ts';
import { redactOrigin } from '../match/redact-origin.ts';
import { redactPath } from '../match/redact-path.ts';
import type { Report } from '../report/report.ts';
import { Account } from '../sources/account.ts';
import type { FileFinding, Source } from '../sources/source.ts';
import { attributeFindings, classifyAllAsNew } from './attribute-findings.ts';
import { FoundItems } from './found-items.ts';
import { IGNORED, ItemLinter } from './item-linter.ts';
import { ItemOutcomes, type Outcome } from './item-outcomes.ts';
import { Remarks } from './remarks.ts';

/**
 * Scans everything that a source yields. What could not be scanned is among the report's errors.
 * @param baseline findings that the repository has accepted
 * @param isCapped whether findings beyond the limit of a report are counted at once and not kept, which saves
 *   memory. If the source has to attribute or classify findings, all are kept
 * @throws GitError, ScanError when there is nothing to report at all
 */
export async function lintSource(
  source: Source,
  config: Config,
  baseline?: Baseline,
  { isCapped = false }: { readonly isCapped?: boolean } = {},
): Promise<Report> {
  const accepted = new BaselineFilter(baseline);
  const needsAll = source.classifyAsNewOrExisting ?? source.attributeToCommits;
  const found = new FoundItems(accepted, isCapped && !needsAll);
  const remarks = new Remarks(config, (path) => isUnscannable(config, path));
  const account = new Account();
  const outcomes = new ItemOutcomes(account);
  const linter = new ItemLinter(config, source.pointers);

  const lint = async (item: SourceFile | LargeFile): Promise<Outcome> => {
    const { path: sourcePath, object } = item;
    const take = found.startItem(object === undefined ? { sourcePath } : { sourcePath, object });
    const result = await linter.lint(item, take);
    // The bytes of an object were counted when the source read it for the first time.
    if (object === undefined) account.addBytes(result.size);
    for (const part of result.results) take(part);
    const noted = result.notes.map((note) => ({ note, outcome: remarks.add(note) }));
    if (noted.some(({ outcome }) => outcome === 'failed')) return 'failed';
    // An archive counts as scanned even if files in it were skipped.
    return noted.some(({ note }) => note.path === item.path) ? 'skipped' : 'scanned';
  };

  const readAll = async (): Promise<void> => {
    for await (const item of source.read(account)) {
      const isName = 'kind' in item && item.kind === 'ref';
      if (!isName && item.path !== '' && isIgnored(config, item.path)) {
        outcomes.add(item, remarks.add({ path: item.path, note: IGNORED }));
      } else {
        outcomes.add(item, 'kind' in item ? await lint(item) : remarks.add(item));
      }
    }
  };
  /** Adds an error to the report, or throws it if the report would contain nothing else. */
  const report = (cause: unknown): void => {
    const isKnown = cause instanceof GitError || cause instanceof ScanError;
    const isAlone = found.kept.length + found.suppressed.length + remarks.errors.length === 0;
    if (!isKnown || isAlone) throw cause;
    remarks.add({ path: '', error: cause.message });
  };

  let hasBrokenOff = false;
  try {
    await readAll();
  } catch (cause) {
    report(cause);
    hasBrokenOff = true;
  }
  outcomes.countObjects();
  const { files, commits, tags, ...numbers } = hasBrokenOff ? account.breakOff() : account.close();

  const off = listRulesTurnedOff(config);
  const { configurations } = linter;
  const ignored = remarks.notes.filter(({ note }) => note === IGNORED).length;
  found.kept.sort(comparePaths);
  const attributed = await attributeFindings(source, found).catch((cause: unknown) => {
    report(cause);
    return classifyAllAsNew(found);
  });
  const audit = await auditSource(source, config).catch((cause: unknown) => {
    report(cause);
    return [];
  });
  const gaps = accepted.apply({ kept: [...audit], suppressed: [] });
  return {
    findings: [
      ...attributed.findings.map((finding) => redactOrigin(finding, config)),
      ...gaps.kept,
    ],
    suppressed: [
      ...attributed.suppressed.map((item) => ({
        ...item,
        finding: redactOrigin(item.finding, config),
      })),
      ...gaps.suppressed,
    ],
    ...found.more,
    // An entry of the baseline may belong to a file that could not be scanned.
    stale: source.isWhole && remarks.errors.length === 0 ? accepted.listUnused() : [],
    errors: remarks.errors,
    scanned: {
      ...numbers,
      files,
      bytes: account.bytes,
      ...(source.hasCommits && { commits, tags }),
      ...(source.shard && { shard: source.shard }),
      notes: remarks.notes,
      ...(off.length > 0 && { off }),
      ...(configurations.length > 0 && { configurations }),
      ...(ignored > 0 && { ignored }),
      unopened: remarks.unopened,
      // It may quote the command line.
      emptyMessage: redactPath(source.emptyMessage, config),
      ...(source.subject !== undefined && { subject: source.subject }),
    },
  };
}

/** Rules that would block by default; reports name them, because a clean result says nothing about them. */
function listRulesTurnedOff({ rules: settings }: Config): string[] {
  return rules
    .filter((rule) => ['text', 'path'].includes(rule.kind) && rule.severity !== 'warn')
    .map(({ id }) => id)
    .filter((id) => settings.get(id)?.severity === 'off');
}

/** Sources read in the fastest order; reports are sorted by path, and by region within a file. */
function comparePaths(one: FileFinding, other: FileFinding): number {
  if (one.sourcePath === other.sourcePath) return 0;
  return one.sourcePath < other.sourcePath ? -1 : 1;
}

async function auditSource(source: Source, config: Config): Promise<readonly Finding[]> {
  return (await source.audit?.(config)) ?? [];
}
