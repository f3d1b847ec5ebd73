import type { SecretFilePatterns } from '../../rules/rule.ts';
import { endsAsZip } from '../archives/detect-archive.ts';
import type { Config } from '../config/config.ts';
import { detectUtf16 } from '../decode/wide-text.ts';
import { readWindows, type WindowSizes } from '../files/read-windows.ts';
import type { LargeFile } from '../files/source-file.ts';
import type { Filtered } from '../filters/filter.ts';
import type { Finding } from '../finding/finding.ts';
import { advance, readMark, START, type Position } from '../text/position.ts';
import type { Region } from '../text/region.ts';
import { lintFile, type FileResult } from './lint-file.ts';
import { dropRegion } from './relocate-finding.ts';

/** Receives the findings in a part of a file. */
export type TakePart = (part: Filtered) => void;

/** Notes about a file besides its findings. */
export interface LargeResult extends Pick<FileResult, 'errors'> {
  /** Its size. */
  readonly bytes: number;
  /** Whether it ends with a zip archive, which was not opened. */
  readonly endsAsZip: boolean;
}

const NOTHING = Buffer.alloc(0);

/**
 * Scans a file of any size, of which only a part is in memory at a time.
 * @param take called with the findings in each part
 * @throws ScanError, GitError when it cannot be read completely
 */
export async function lintLarge(
  file: LargeFile,
  config: Config,
  patterns: SecretFilePatterns,
  take: TakePart,
  sizes?: WindowSizes,
): Promise<LargeResult> {
  const { path, kind, tracked } = file;
  const named = lintFile({ path, kind: 'name', tracked, bytes: NOTHING }, config, patterns);
  const errors = new Set<string>();
  take(named);
  const result = { bytes: 0, endsAsZip: false };
  // Findings in the overlap of two windows. A window does not overlap the one after the next.
  let before = new Set<string>();
  let mark: ReturnType<typeof readMark> | undefined;
  let base = START;

  for await (const { bytes, next, settled, isLast } of readWindows(file.chunks, sizes)) {
    const isFirst = mark === undefined;
    mark ??= detectEncoding(bytes);
    const { encoding, length } = mark;
    const skipped = isFirst ? length : 0;
    // Only the first window can have a BOM.
    const marked =
      skipped > 0 || encoding === 'narrow' ? bytes : Buffer.concat([MARKS[encoding], bytes]);
    const window = { path, kind: 'content', tracked: false, bytes: marked } as const;
    const found = lintFile(window, config, patterns);
    // The BOM may be wrong; then positions are counted in bytes.
    const edges = isLast
      ? []
      : [
          advance(START, bytes.subarray(skipped, settled), encoding),
          advance(START, bytes.subarray(0, settled), 'narrow'),
        ];
    const seen = new Set<string>();
    const relocate = (finding: Finding): Finding[] => {
      const { region } = finding;
      if (!region || (!isLast && edges.every((edge) => isBehind(region, edge)))) return [];
      const moved = { ...finding, region: move(region, base) };
      const key = `${finding.fingerprint} ${moved.region.line}:${moved.region.column}`;
      if (before.has(key) || seen.has(key)) return [];
      seen.add(key);
      return [dropRegion(moved, kind)];
    };
    take({
      kept: found.kept.flatMap(relocate),
      suppressed: found.suppressed.flatMap((item) =>
        relocate(item.finding).map((finding) => ({ ...item, finding })),
      ),
    });
    before = seen;
    for (const error of found.errors) errors.add(error);
    base = advance(base, bytes.subarray(skipped, next), encoding);
    result.endsAsZip = isLast && endsAsZip(bytes, result.bytes);
    result.bytes += isLast ? bytes.length : next;
  }
  return { ...result, errors: [...errors] };
}

/** The encoding that the BOM gives, or else the beginning of the text. */
function detectEncoding(bytes: Buffer): ReturnType<typeof readMark> {
  const mark = readMark(bytes);
  const isOpen = mark.encoding === 'narrow' && mark.length === 0 && bytes.includes(0);
  return { ...mark, encoding: (isOpen ? detectUtf16(bytes) : undefined) ?? mark.encoding };
}

const MARKS = { utf16le: Buffer.from('fffe', 'hex'), utf16be: Buffer.from('feff', 'hex') } as const;

function isBehind(region: Region, { line, column }: Position): boolean {
  return region.line - 1 > line || (region.line - 1 === line && region.column - 1 >= column);
}

function move(region: Region, base: Position): Region {
  const { line, column, endLine, endColumn, start, end } = region;
  return {
    line: line + base.line,
    column: line === 1 ? column + base.column : column,
    endLine: endLine + base.line,
    endColumn: endLine === 1 ? endColumn + base.column : endColumn,
    start: start + base.offset,
    end: end + base.offset,
  };
}
