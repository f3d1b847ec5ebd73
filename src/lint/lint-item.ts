import type { SecretFilePatterns, TextContext } from '../../rules/rule.ts';
import { isArchive } from '../archives/detect-archive.ts';
import type { Config } from '../config/config.ts';
import { GitError, ScanError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import type { Failed, LargeFile, Skipped, SourceFile } from '../files/source-file.ts';
import type { Finding } from '../finding/finding.ts';
import { acceptUnopened } from './accept-unopened.ts';
import { bufferArchive } from './buffer-archive.ts';
import { openArchive } from './lint-archive.ts';
import { lintFile, type FileResult } from './lint-file.ts';
import { lintLarge, type TakePart } from './lint-large.ts';

/** The findings in an item, and notes about it. */
export interface ItemResult {
  readonly results: readonly FileResult[];
  /** Parts of it that were not scanned. */
  readonly notes: readonly (Skipped | Failed)[];
  /** Size in bytes. */
  readonly size: number;
}

const BEHIND = `is more than ${LARGE_BYTES / 2 ** 20} MB and ends with a zip archive`;

/**
 * Lints a file and, if it is an archive, the files in it. Findings are returned next to errors.
 * @param isAccepted whether the configuration accepts that an archive is not completely unpacked
 * @param take called with the findings in each part of a large file; if absent, they are among the results
 * @param noteFar as in {@link TextContext}
 */
export async function lintItem(
  item: SourceFile | LargeFile,
  config: Config,
  patterns: SecretFilePatterns,
  isAccepted: (path: string) => boolean,
  take?: TakePart,
  noteFar?: TextContext['noteFar'],
): Promise<ItemResult> {
  const results: FileResult[] = [];
  const notes: (Skipped | Failed)[] = [];
  const { path } = item;
  const fail = (cause: unknown): void => {
    if (cause instanceof ScanError) notes.push({ path, error: cause.message });
    else if (cause instanceof GitError) notes.push({ path, error: toUnreadable(cause) });
    else throw cause;
  };
  const addErrors = ({ errors }: Pick<FileResult, 'errors'>): void => {
    for (const error of errors) notes.push({ path, error });
  };
  const lint = (file: SourceFile): void => {
    const result = lintFile(file, config, patterns, noteFar);
    results.push(result);
    addErrors(result);
  };
  const lintWhole = async (file: SourceFile): Promise<ItemResult> => {
    lint(file);
    for await (const inner of openArchive(file, isAccepted)) {
      if ('kind' in inner) lint(inner);
      else notes.push(inner);
    }
    return { results: keepInnermost(results), notes, size: file.bytes.length };
  };

  if ('bytes' in item) return lintWhole(item);
  const chunks = readUntilFailure(item.chunks, fail);
  const file = await bufferArchive({ ...item, chunks }, isAccepted);
  // A truncated file is not an archive any more; the truncation is reported.
  if ('bytes' in file && notes.length === 0) return lintWhole(file);
  const large = 'bytes' in file ? { ...item, chunks: toStream(file.bytes) } : file;
  if ('note' in file) notes.push(file.note);
  const addPart: TakePart = (part) => results.push({ ...part, errors: [] });
  const result = await lintLarge(large, config, patterns, take ?? addPart);
  addErrors(result);
  if (result.endsAsZip && item.kind === 'content')
    notes.push(acceptUnopened(path, BEHIND, isAccepted));
  return { results, notes, size: result.bytes };
}

function toUnreadable({ message }: GitError): string {
  return `cannot be read: ${message}; run "git fsck"`;
}

/** What could be read of a file still counts if the rest cannot be read. */
async function* readUntilFailure(
  chunks: AsyncIterable<Buffer>,
  fail: (cause: unknown) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (cause) {
    fail(cause);
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- chunks come asynchronously
async function* toStream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Stored content is also found in the archive itself; the deepest location is the most precise. */
function keepInnermost(results: readonly FileResult[]): readonly FileResult[] {
  if (results.length <= 1) return results;
  const depths = new Map<string, number>();
  const isDeepest = ({ fingerprint, via = [] }: Finding): boolean =>
    depths.get(fingerprint) === countArchives(via);
  for (const { kept, suppressed } of results) {
    for (const { fingerprint, via = [] } of [...kept, ...suppressed.map((item) => item.finding)])
      depths.set(fingerprint, Math.max(depths.get(fingerprint) ?? 0, countArchives(via)));
  }
  return results.map(({ kept, suppressed, errors }) => ({
    errors,
    kept: kept.filter(isDeepest),
    suppressed: suppressed.filter(({ finding }) => isDeepest(finding)),
  }));
}

/** Archives precede layers in `via`. */
function countArchives(via: readonly string[]): number {
  return via.filter(isArchive).length;
}
