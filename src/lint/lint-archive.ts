import { detectArchive } from '../archives/detect-archive.ts';
import { ScanError } from '../errors/errors.ts';
import type { Failed, Skipped, SourceFile } from '../files/source-file.ts';
import { acceptUnopened } from './accept-unopened.ts';

/**
 * The content of an archive: its files, notes on entries that are not opened, and the reason if it cannot be
 * unpacked completely.
 * @param isAccepted whether a partly unpacked archive is accepted
 */
export async function* openArchive(
  file: SourceFile,
  isAccepted: (path: string) => boolean,
): AsyncGenerator<SourceFile | Skipped | Failed> {
  if (file.kind !== 'content') return;
  const format = detectArchive(file.bytes);
  if (!format) return;
  const { path } = file;
  if ('unsupported' in format) {
    yield toUnopened(path, format.unsupported);
    return;
  }
  try {
    // Loaded here, because few commits contain archives.
    const { unpack } = await import('../archives/unpack.ts');
    for await (const { entry, via, bytes, unsupported } of unpack(file.bytes)) {
      yield { path, bytes, kind: 'content', tracked: false, within: { entry, via } };
      if (unsupported !== undefined) yield toUnopened(`${path}!/${entry}`, unsupported);
    }
  } catch (cause) {
    if (!(cause instanceof ScanError)) throw cause;
    yield acceptUnopened(path, cause.message, isAccepted);
  }
}

/** An archive of an unsupported format. */
export function toUnopened(path: string, format: string): Skipped {
  const what = `${format} archive`;
  return { path, note: `${what}, not opened`, unopened: what };
}
