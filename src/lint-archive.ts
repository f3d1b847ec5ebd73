import { acceptUnopened } from './accept-unopened.ts';
import { tellArchive } from './archives/tell-archive.ts';
import type { Config } from './config.ts';
import { ScanError } from './errors.ts';
import { redactPath } from './redact-path.ts';
import type { Skipped, SourceFile } from './sources/source.ts';

/**
 * What is in a file, where it is an archive: its files, and notes about what is not opened.
 * @param isAccepted whether the archive may be left as far as it could be opened
 * @throws ScanError when it cannot be opened to its end
 */
export async function* openArchive(
  file: SourceFile,
  isAccepted: (path: string) => boolean,
  config: Config,
): AsyncGenerator<SourceFile | Skipped> {
  if (file.kind !== 'content') return;
  const told = tellArchive(file.bytes);
  if (!told) return;
  const { path } = file;
  if ('closed' in told) {
    yield { path, note: `${told.closed} archive, not opened` };
    return;
  }
  try {
    // Loaded here because few commits hold archives.
    const { unpack } = await import('./archives/unpack.ts');
    for await (const { entry, via, bytes, closed } of unpack(file.bytes)) {
      yield { path, bytes, kind: 'content', tracked: false, within: { entry, via } };
      if (closed !== undefined)
        yield { path: `${path}!/${entry}`, note: `${closed} archive, not opened` };
    }
  } catch (cause) {
    if (!(cause instanceof ScanError)) throw cause;
    const reason = redactPath(cause.message, config);
    yield { path, note: acceptUnopened(path, reason, isAccepted, cause) };
  }
}
