import { readContent } from '../../files/read-file.ts';
import type { LargeFile, SourceFile } from '../../files/source-file.ts';
import { toSourcePath } from './resolve-paths.ts';
import type { FileRead } from './subjects.ts';

/**
 * The content of a file that is to be shown, named as one that is in the repository, so that its name counts.
 * @returns `undefined` where it is gone
 * @throws ScanError when it cannot be read
 */
export function openRead({ absolute, name }: FileRead): SourceFile | LargeFile | undefined {
  const file = readContent(Buffer.from(absolute), toSourcePath(name));
  return file && { ...file, tracked: true };
}
