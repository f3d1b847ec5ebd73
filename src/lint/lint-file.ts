import type { SecretFilePatterns, TextContext } from '../../rules/rule.ts';
import { memoize } from '../collections/memoize.ts';
import type { Config } from '../config/config.ts';
import { decode } from '../decode/decode.ts';
import type { DecodedText } from '../decode/decoded-text.ts';
import { readCells } from '../decode/find-cell.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import type { SourceFile, ArchiveLocation } from '../files/source-file.ts';
import { makeAllowOptionFilter } from '../filters/allow-option.ts';
import { makeConfigAllowFilter } from '../filters/config-allow.ts';
import { makeFileAllowFilter } from '../filters/file-allow.ts';
import {
  applyFilters,
  type Comment,
  type DescribeComment,
  type Filter,
  type Suppressed,
} from '../filters/filter.ts';
import { makeForeignAllowFilter } from '../filters/foreign-allow.ts';
import { makeOwnPackageFilters } from '../filters/own-package.ts';
import { makeInlineAllowFilter } from '../filters/inline-allow.ts';
import type { Finding } from '../finding/finding.ts';
import { makeRedactorFor } from '../finding/redactor.ts';
import { reveal } from '../finding/secret.ts';
import { selectShown } from '../finding/select-shown.ts';
import { lintName } from '../match/lint-name.ts';
import { listenForFar, matchRules, passesPrefilters } from '../match/match-rules.ts';
import { HOW_TO_IGNORE } from '../match/how-to-ignore.ts';
import { redactPath } from '../match/redact-path.ts';
import { findInText, scanName, type TextResult } from '../match/scan.ts';
import { Locator } from '../text/locator.ts';

/** What was found in one file, and what in it could not be looked at. */
export interface FileResult {
  readonly kept: Finding[];
  readonly suppressed: Suppressed[];
  /** What in it could not be looked at, as said of it. */
  readonly errors: readonly string[];
}

/** What has no file that a place could be in. */
const KINDS_WITHOUT_REGION: Readonly<Partial<Record<SourceFile['kind'], string>>> = {
  message: 'the commit message',
  tag: 'the message of a tag',
  ref: 'the name of a branch or tag',
};

/**
 * Looks at one file: its name, and every reading of its bytes.
 * @param noteFar as in {@link TextContext}
 */
export function lintFile(
  file: SourceFile,
  config: Config,
  patterns: SecretFilePatterns,
  noteFar?: TextContext['noteFar'],
): FileResult {
  const refused = new Set<string>();
  const refuse = (reason: string): unknown => refused.add(`${reason}; ${HOW_TO_IGNORE}`);
  const found = lintWhole(file, config, patterns, { refuse, noteFar });
  return { ...found, errors: [...refused] };
}

/** What is told while a text is looked at. */
interface Notes {
  readonly refuse: Refuse;
  readonly noteFar: TextContext['noteFar'];
}

/** What was found in one file. */
type FoundInFile = Omit<FileResult, 'errors'>;

function lintWhole(
  file: SourceFile,
  config: Config,
  patterns: SecretFilePatterns,
  notes: Notes,
): FoundInFile {
  const named = lintNames(file, config, patterns);
  const filters = [
    makeAllowOptionFilter(config),
    makeConfigAllowFilter(config),
    ...makeFileFilters(file, named),
  ];
  const { kept, suppressed: allowed } = applyFilters(named, filters);
  const suppressed = redactReasons(allowed, named, config);
  // A secret stands in several readings of the same bytes; the first shows it best.
  const seen = new Set<string>();
  // A reading that is one byte off cuts a character from it.
  const cut = new Set<string>();
  const readings = decode(file.bytes, (text, bytes) => passesPrefilters(text, config, bytes));
  if (notes.noteFar && readings.length === 0)
    listenForFar(file.bytes.toString(), nameFormat(file), config, notes.noteFar);
  for (const reading of readings) {
    const result = lintReading(reading, file, config, notes);
    const isFirst = ({ fingerprint, secret }: Finding): boolean =>
      !seen.has(fingerprint) && !(secret && cut.has(reveal(secret)));
    // One by one: there may be more findings than a call can have arguments.
    for (const finding of result.kept) if (isFirst(finding)) kept.push(finding);
    for (const item of result.suppressed) if (isFirst(item.finding)) suppressed.push(item);
    if (reading === readings.at(-1)) break;
    for (const { fingerprint, secret } of [
      ...result.kept,
      ...result.suppressed.map(({ finding }) => finding),
    ]) {
      seen.add(fingerprint);
      if (secret) cut.add(reveal(secret).slice(0, -1)).add(reveal(secret).slice(1));
    }
  }
  const { within } = file;
  const settle = (finding: Finding): Finding =>
    within ? moveOutOfArchive(finding, within, config) : dropRegion(finding, file.kind);
  return hideCopies({
    kept: kept.map(settle),
    suppressed: suppressed.map((item) => ({ ...item, finding: settle(item.finding) })),
  });
}

/** What a comment in the file allows of what is about the file as a whole; nothing is decoded in vain. */
function makeFileFilters(file: SourceFile, named: readonly Finding[]): Filter[] {
  if (file.within || named.every(({ secret }) => secret)) return [];
  const text = decode(file.bytes, () => true)[0]?.text ?? '';
  return [makeFileAllowFilter(text, describeCommentIn(file))];
}

function describeCommentIn(file: SourceFile): DescribeComment {
  return (line) => ({
    withPath: (use) => use(file.path),
    isIn: (older, listUnchanged) => listUnchanged(older, file.bytes.toString()).has(line),
  });
}

/** The name of the file and the reasons are told as well, and may hold what was found in the file. */
function hideCopies(found: FoundInFile): FoundInFile {
  const { kept, suppressed } = found;
  if (kept.length + suppressed.length === 0) return found;
  const findings = [...kept, ...suppressed.map(({ finding }) => finding)];
  const name = findings[0]?.path ?? '';
  const reasons = suppressed.map(({ reason }) => reason);
  const redactor = makeRedactorFor(listSecrets(findings), new Set([name, ...reasons]));
  // One file, one name.
  const path = redactor.redactName(name);
  const rename = (finding: Finding): Finding =>
    finding.path === path ? finding : { ...finding, path };
  // One reason may be given for very many.
  const hide = memoize((reason: string) => redactor.redactCopies(reason));
  return {
    kept: kept.map(rename),
    suppressed: suppressed.map(({ finding, reason, ...item }) => ({
      ...item,
      finding: rename(finding),
      reason: hide(reason),
    })),
  };
}

/** Every secret that was found, once. */
function listSecrets(findings: readonly Finding[]): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const { secret } of findings) if (secret) secrets.add(reveal(secret));
  return secrets;
}

/** Which files may be there is said of the repository, and not of the archives in it. */
function lintNames(file: SourceFile, config: Config, patterns: SecretFilePatterns): Finding[] {
  const { path, within, tracked } = file;
  if (within) return within.entry === '' ? [] : scanName(within.entry, config, path);
  // A link holds no settings, and of a large file only the name is judged.
  const content = file.kind === 'content' ? file.bytes : undefined;
  return tracked ? lintName(path, config, patterns, content) : [];
}

function lintReading(
  { text, within }: DecodedText,
  file: SourceFile,
  config: Config,
  { refuse, noteFar }: Notes,
): FoundInFile {
  const locator = new Locator(text);
  const name = nameFormat(file);
  const { findings: found, quote } = findInText(
    text,
    file.path,
    config,
    locator,
    name,
    refuse,
    noteFar,
  );
  // Most of what passes a prefilter; the filters would search the text for comments.
  if (found.length === 0) return { kept: [], suppressed: [] };
  const describeComment = (line: number): Comment => ({
    withPath: (use) => use(file.path),
    // Of what is decoded or packed there is no older version to compare with.
    isIn: (older, listUnchanged) => !within && !file.within && listUnchanged(older, text).has(line),
  });
  const filters = [
    makeAllowOptionFilter(config),
    makeConfigAllowFilter(config),
    makeInlineAllowFilter(text, locator, describeComment),
    ...makeOwnPackageFilters(file),
  ];
  if (config.foreignAllow) filters.push(makeForeignAllowFilter(text, locator, describeComment));
  const findings = name.toLowerCase().endsWith('.ipynb') ? nameNotebookCells(found, text) : found;
  const { kept, suppressed: allowed } = quoteShown(applyFilters(findings, filters), quote);
  const suppressed = redactReasons(allowed, findings, config);
  if (!within) return { kept, suppressed };

  const outer = new Locator(within.text);
  const moveOut = (finding: Finding): Finding =>
    finding.place
      ? {
          ...finding,
          place: outer.locate(within.move(finding.place.start), within.move(finding.place.end)),
        }
      : finding;
  return {
    kept: kept.map(moveOut),
    suppressed: suppressed.map((item) => ({ ...item, finding: moveOut(item.finding) })),
  };
}

/** Adds the line that it stands on to each finding that can be shown. */
function quoteShown({ kept, suppressed }: FoundInFile, quote: TextResult['quote']): FoundInFile {
  const shown = [...selectShown(kept), ...selectShown(suppressed.map(({ finding }) => finding))];
  const quoted = new Map(quote(shown).map((finding, at) => [shown[at], finding]));
  return {
    kept: kept.map((finding) => quoted.get(finding) ?? finding),
    suppressed: suppressed.map((item) => {
      const finding = quoted.get(item.finding);
      return finding ? { ...item, finding } : item;
    }),
  };
}

/** In a notebook people look for a cell, and not for a line. */
function nameNotebookCells(findings: readonly Finding[], text: string): Finding[] {
  if (findings.length === 0) return [];
  const findCell = readCells(text);
  return findings.map((finding) => {
    const cell = finding.place && findCell(finding.place.start);
    return cell === undefined ? finding : { ...finding, message: `${finding.message} in ${cell}` };
  });
}

/** The name whose ending tells how the text is written. */
function nameFormat({ path, within }: SourceFile): string {
  if (!within) return path;
  return within.entry === '' ? path.replace(/\.(?:gz|bz2|zst|xz)$/i, '') : within.entry;
}

/** A comment says why in words of its own, and a key may be among them. */
function redactReasons(
  suppressed: readonly Suppressed[],
  findings: readonly Finding[],
  config: Config,
): Suppressed[] {
  if (suppressed.length === 0) return [];
  const reasons = new Set(suppressed.map(({ reason }) => reason));
  const redactor = makeRedactorFor(listSecrets(findings), reasons);
  const hide = memoize((reason: string) => {
    const refused: string[] = [];
    const matches = matchRules(reason, '', config, (limit) => refused.push(limit));
    return refused.length === 0 ? redactor.redact(reason, matches).text : 'not shown';
  });
  return suppressed.map((item) => ({ ...item, reason: hide(item.reason) }));
}

function moveOutOfArchive(
  finding: Finding,
  { entry, via }: ArchiveLocation,
  config: Config,
): Finding {
  const moved = { ...finding, via: [...via, ...(finding.via ?? [])] };
  if (entry === '') return { ...moved, message: `${finding.message} in ${via.join(', ')}` };
  const shown = redactPath(entry, config);
  return { ...moved, entry: shown, message: `${finding.message} in ${shown}` };
}

/** Says where it stands in place of lines and columns, where there is no file to have them. */
export function dropRegion(finding: Finding, kind: SourceFile['kind']): Finding {
  const where = KINDS_WITHOUT_REGION[kind];
  if (where === undefined) return finding;
  const { place, ...placeless } = finding;
  return place ? { ...placeless, message: `${finding.message} in ${where}` } : finding;
}
