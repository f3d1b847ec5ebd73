import { rules } from '../../rules/index.ts';
import type { Baseline } from '../baseline/baseline.ts';
import {
  configFor,
  findNearest,
  isIgnored as isLeftOut,
  isUnscannable,
} from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import { GitError, ScanError } from '../errors/errors.ts';
import type { Item, LargeFile, SourceFile } from '../files/source-file.ts';
import { BaselineFilter } from '../filters/baseline.ts';
import type { Finding } from '../finding/finding.ts';
import { redactOrigin } from '../match/redact-origin.ts';
import { redactPath } from '../match/redact-path.ts';
import type { Report } from '../report/report.ts';
import { Account, type Noun } from '../sources/account.ts';
import type { FileFinding, Results, Attributed, Source } from '../sources/source.ts';
import { FoundItems } from './found-items.ts';
import type { ItemResult } from './lint-item.ts';
import type { TakePart } from './lint-large.ts';
import { openPointer } from './open-pointer.ts';
import { Remarks } from './remarks.ts';
import { VersionLinter } from './version-linter.ts';

/**
 * Scans everything that a source yields and tells what counts and what does not. What could not be scanned
 * is among the report's errors.
 * @param baseline what the repository has accepted
 * @param isCapped whether findings beyond those that are reported in full are only counted, as they come, which takes
 *   less memory; where the source has to say more of each, all are returned
 * @throws GitError, ScanError when no answer is possible at all
 */
export async function lintSource(
  source: Source,
  config: Config,
  baseline?: Baseline,
  { isCapped = false }: { readonly isCapped?: boolean } = {},
): Promise<Report> {
  const isIgnored = (path: string): boolean => isLeftOut(config, path);
  const isAccepted = (path: string): boolean => isUnscannable(config, path);
  const patterns = makeSecretFilePatterns(config.gitignore);
  const accepted = new BaselineFilter(baseline);
  // Where the source has to say more of each, none may be missing.
  const isSaid = source.classifyAsNewOrExisting ?? source.attributeToCommits;
  const found = new FoundItems(accepted, isCapped && !isSaid);
  const remarks = new Remarks(config, isAccepted);
  const account = new Account();
  const outcomes = new Map<string, Outcome>();

  const versions = new VersionLinter();
  const applied = new Set<string>();
  const lookAtOne = async (item: SourceFile | LargeFile, take: TakePart): Promise<ItemResult> => {
    const { source } = findNearest(config, item.path).nearest;
    if (source !== undefined) applied.add(source);
    const setting = configFor(config, item.path);
    return versions.lint(item, setting, await patterns(item.path), isAccepted, take);
  };
  /** With what it stands for; that stands for itself. */
  const look = async (item: SourceFile | LargeFile, take: TakePart): Promise<ItemResult> => {
    const looked = await lookAtOne(item, take);
    if (!source.pointers || !('bytes' in item)) return looked;
    const [results, said] = [[...looked.results], [...looked.said]];
    let { size } = looked;
    for await (const content of openPointer(item, source.pointers, isAccepted)) {
      if (!('kind' in content)) said.push(content);
      else if (isIgnored(content.path)) said.push({ path: content.path, note: IGNORED });
      else {
        const more = await lookAtOne(content, take);
        results.push(...more.results);
        said.push(...more.said);
        size += more.size;
      }
    }
    return { results, said, size };
  };
  const lint = async (item: SourceFile | LargeFile): Promise<Outcome['became']> => {
    const { path: sourcePath, object } = item;
    const take = found.startItem(object === undefined ? { sourcePath } : { sourcePath, object });
    const result = await look(item, take);
    // The source has looked at objects before.
    if (object === undefined) account.addBytes(result.size);
    for (const part of result.results) take(part);
    const became = result.said.map((said) => ({ said, became: remarks.add(said) }));
    if (became.some((one) => one.became === 'failed')) return 'failed';
    // Of an archive it counts that it was opened, and not what stays closed in it.
    return became.some(({ said }) => said.path === item.path) ? 'skipped' : 'scanned';
  };

  const readAll = async (): Promise<void> => {
    for await (const item of source.read(account)) {
      const isName = 'kind' in item && item.kind === 'ref';
      if (!isName && item.path !== '' && isIgnored(item.path)) {
        const became = remarks.add({ path: item.path, note: IGNORED });
        countItem(item, became, account, outcomes);
      } else {
        const became = 'kind' in item ? await lint(item) : remarks.add(item);
        countItem(item, became, account, outcomes);
      }
    }
  };
  /** Reports why something is not done beside what was found, and throws where there is nothing beside it. */
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
  for (const { noun, became } of outcomes.values()) count(became, noun, account);
  const { files, commits, tags, ...numbers } = hasBrokenOff ? account.breakOff() : account.close();

  const off = listOff(config);
  const ignored = remarks.notes.filter(({ note }) => note === IGNORED).length;
  found.kept.sort(comparePaths);
  const attributed = await attribute(source, found).catch((cause: unknown) => {
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
    // What could not be scanned may still hold what the baseline accepts.
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
      ...(applied.size > 0 && { configurations: [...applied].sort() }),
      ...(ignored > 0 && { ignored }),
      unopened: remarks.unopened,
      // It may quote the command line.
      emptyNote: redactPath(source.emptyMessage, config),
      ...(source.subject !== undefined && { subject: source.subject }),
    },
  };
}

const IGNORED = 'ignored by the configuration';

/** A verdict without them is about less than it seems. */
function listOff({ rules: settings }: Config): string[] {
  return rules
    .filter((rule) => ['text', 'path'].includes(rule.kind) && rule.severity !== 'warn')
    .map(({ id }) => id)
    .filter((id) => settings.get(id)?.severity === 'off');
}

/** What became of an item, as the worst that became of it under any of its paths. */
interface Outcome {
  readonly noun: Noun;
  readonly became: 'scanned' | 'skipped' | 'failed';
}

const WORST: readonly Outcome['became'][] = ['failed', 'scanned', 'skipped'];

/** Counts an item at once, and an object when all of its paths are known. */
function countItem(
  item: Item,
  became: Outcome['became'],
  account: Account,
  outcomes: Map<string, Outcome>,
): void {
  const noun = nameItem(item);
  if (!('object' in item)) {
    count(became, noun, account);
  } else if (!item.isBorrowed) {
    const before = outcomes.get(item.object)?.became ?? 'skipped';
    const worst = WORST.find((one) => one === before || one === became) ?? became;
    outcomes.set(item.object, { noun, became: worst });
  }
}

function count(became: Outcome['became'], noun: Noun, account: Account): void {
  // A name is looked at, whatever the configuration says of the file.
  if (became === 'scanned' || noun === 'names') account.addScanned(noun);
  else if (became === 'skipped') account.addSkipped();
  else account.addFailed();
}

function nameItem(item: Item): Noun {
  if (!('kind' in item)) return 'files';
  if (item.kind === 'ref' || item.kind === 'name') return 'names';
  if (item.object === undefined) return 'files';
  if (item.kind === 'message') return 'commits';
  return item.kind === 'tag' ? 'tags' : 'files';
}

/** Sources read in the order that is fastest; a report is in the order of paths, and of places in each. */
function comparePaths(one: FileFinding, other: FileFinding): number {
  if (one.sourcePath === other.sourcePath) return 0;
  return one.sourcePath < other.sourcePath ? -1 : 1;
}

async function attribute(source: Source, found: Results): Promise<Attributed> {
  if (source.attributeToCommits) return source.attributeToCommits(found);
  const { kept } = found;
  if (kept.length === 0 || !source.classifyAsNewOrExisting) return attributeNothing(found);
  return { ...attributeNothing(found), findings: await source.classifyAsNewOrExisting(kept) };
}

function attributeNothing({ kept, suppressed }: Results): Attributed {
  return {
    findings: kept.map(({ finding }) => finding),
    suppressed: suppressed.map(({ finding, by, reason, comment }) => ({
      finding,
      by,
      reason,
      ...(comment && { comment }),
    })),
  };
}

/** Where nobody could say which of it was there before. */
function classifyAllAsNew(found: Results): Attributed {
  const { findings, suppressed } = attributeNothing(found);
  return { findings: findings.map((finding) => ({ ...finding, state: 'new' })), suppressed };
}

async function auditSource(source: Source, config: Config): Promise<readonly Finding[]> {
  return (await source.audit?.(config)) ?? [];
}
