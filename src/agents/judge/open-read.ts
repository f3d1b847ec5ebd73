import { readContent } from '../../files/read-file.ts';
import type { LargeFile, SourceFile } from '../../files/source-file.ts';
import { toSourcePath } from './resolve-paths.ts';
import type { FileRead } from './subjects.ts';

/**
 * The content of a file that would be shown, as a file of the repository, so that its name is checked too.
 * @returns `undefined` if it does not exist
 * @throws ScanError when it cannot be read
 */
export function openRead({ absolute, name }: FileRead): SourceFile | LargeFile | undefined {
  const file = readContent(Buffer.from(absolute), toSourcePath(name));
  return file && { ...file, tracked: true };
}
