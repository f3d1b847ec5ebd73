import { GitError, ScanError } from '../errors/errors.ts';
import type { Failed, LargeFile, Skipped, SourceFile } from '../files/source-file.ts';
import type { Absent, PointerOpener } from '../pointers/pointer-opener.ts';
import { acceptUnopened } from './accept-unopened.ts';

/**
 * The content that a pointer file refers to, and a note if it is not on this machine.
 * @param isAccepted whether the configuration accepts that
 */
export async function* openPointer(
  file: SourceFile,
  opener: Pick<PointerOpener, 'open'>,
  isAccepted: (path: string) => boolean,
): AsyncGenerator<SourceFile | LargeFile | Skipped | Failed> {
  const { path } = file;
  const absent: Absent[] = [];
  try {
    for await (const content of opener.open(file)) {
      if ('pointer' in content) absent.push(content);
      else yield content;
    }
  } catch (cause) {
    if (cause instanceof ScanError) yield { path, error: cause.message };
    else if (cause instanceof GitError)
      yield { path, error: `stands for something that cannot be found: ${cause.message}` };
    else throw cause;
  }
  const [first] = absent;
  if (first) yield acceptUnopened(path, describeAbsent(first, absent.length, path), isAccepted);
}

function describeAbsent({ path, pointer }: Absent, count: number, name: string): string {
  const { system, command } = pointer;
  const where = `not on this machine (to get it: "${command}")`;
  if (path === name) return `is kept by ${system}, and its content is ${where}`;
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return `stands for ${path}${more}, kept by ${system} and ${where}`;
}
