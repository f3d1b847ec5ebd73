import { acceptUnopened } from './accept-unopened.ts';
import type { Config } from './config.ts';
import type { Absent, PointerOpener } from './pointers/pointer-opener.ts';
import { redactPath } from './redact-path.ts';
import type { LargeFile, Skipped, SourceFile } from './sources/source.ts';

/**
 * What a file stands for where its content is kept elsewhere, and a note about what is not here.
 * @param isAccepted whether that may be
 * @throws ScanError after all else where it may not
 */
export async function* openPointer(
  file: SourceFile,
  opener: Pick<PointerOpener, 'open'>,
  isAccepted: (path: string) => boolean,
  config: Config,
): AsyncGenerator<SourceFile | LargeFile | Skipped> {
  const absent: Absent[] = [];
  for await (const content of opener.open(file)) {
    if ('pointer' in content) absent.push(content);
    else yield content;
  }
  const [first] = absent;
  if (!first) return;
  const { path } = file;
  const reason = redactPath(describeAbsent(first, absent.length, path), config);
  yield { path, note: acceptUnopened(path, reason, isAccepted) };
}

function describeAbsent({ path, pointer }: Absent, count: number, name: string): string {
  const { system, command } = pointer;
  const where = `not on this machine (to get it: "${command}")`;
  if (path === name) return `is kept by ${system}, and its content is ${where}`;
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return `stands for ${path}${more}, kept by ${system} and ${where}`;
}
