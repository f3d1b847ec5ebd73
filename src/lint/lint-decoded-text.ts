import type { TextContext } from '../../rules/rule.ts';
import type { Config } from '../config/config.ts';
import type { Refuse } from '../decode/decode-layer.ts';
import type { DecodedText } from '../decode/decoded-text.ts';
import { readCells } from '../decode/find-cell.ts';
import type { SourceFile } from '../files/source-file.ts';
import { makeAllowOptionFilter } from '../filters/allow-option.ts';
import { makeConfigAllowFilter } from '../filters/config-allow.ts';
import { applyFilters, type Comment, type Filtered } from '../filters/filter.ts';
import { makeForeignAllowFilter } from '../filters/foreign-allow.ts';
import { makeInlineAllowFilter } from '../filters/inline-allow.ts';
import { makeOwnPackageFilters } from '../filters/own-package.ts';
import type { Finding } from '../finding/finding.ts';
import { selectShown } from '../finding/select-shown.ts';
import { findInText, type TextResult } from '../match/scan.ts';
import { Locator } from '../text/locator.ts';
import { redactReasons } from './redact-results.ts';

/** Callbacks of a scan of one text. */
export interface TextListeners {
  /** Called with the reason when a part of the text cannot be decoded. */
  readonly refuse: Refuse;
  readonly noteFar: TextContext['noteFar'];
}

/** The findings in one decoded text of a file, filtered, with their regions in the file. */
export function lintDecodedText(
  { text, within }: DecodedText,
  file: SourceFile,
  config: Config,
  { refuse, noteFar }: TextListeners,
): Filtered {
  const locator = new Locator(text);
  const name = getFormatName(file);
  const { findings: found, quote } = findInText(
    text,
    file.path,
    config,
    locator,
    name,
    refuse,
    noteFar,
  );
  // Most texts that pass a prefilter have no findings; the filters would search them for comments.
  if (found.length === 0) return { kept: [], suppressed: [] };
  const describeComment = (line: number): Comment => ({
    withPath: (use) => use(file.path),
    // Decoded and archived text has no older version to compare with.
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
    finding.region
      ? {
          ...finding,
          region: outer.locate(within.move(finding.region.start), within.move(finding.region.end)),
        }
      : finding;
  return {
    kept: kept.map(moveOut),
    suppressed: suppressed.map((item) => ({ ...item, finding: moveOut(item.finding) })),
  };
}

/** The file name whose extension gives the format of the text. */
export function getFormatName({ path, within }: SourceFile): string {
  if (!within) return path;
  return within.entry === '' ? path.replace(/\.(?:gz|bz2|zst|xz)$/i, '') : within.entry;
}

/** Adds an excerpt to each finding that can be shown. */
function quoteShown({ kept, suppressed }: Filtered, quote: TextResult['quote']): Filtered {
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

/** Adds the number of the cell, because notebooks do not show line numbers of the file. */
function nameNotebookCells(findings: readonly Finding[], text: string): Finding[] {
  if (findings.length === 0) return [];
  const findCell = readCells(text);
  return findings.map((finding) => {
    const cell = finding.region && findCell(finding.region.start);
    return cell === undefined ? finding : { ...finding, message: `${finding.message} in ${cell}` };
  });
}
