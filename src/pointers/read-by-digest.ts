import { createHash } from 'node:crypto';
import { readContent } from '../files/read-file.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';

/**
 * A file of the work tree, if it has the expected content: DVC can be configured to leave it there.
 * @param md5 in hexadecimal
 * @throws ScanError when it cannot be read
 */
export async function readByDigest(
  file: string,
  path: string,
  md5: string,
): Promise<SourceFile | LargeFile | undefined> {
  const rawPath = Buffer.from(file);
  const content = readContent(rawPath, path);
  if (!content) return undefined;
  const hash = createHash('md5');
  if ('bytes' in content) hash.update(content.bytes);
  else for await (const chunk of content.chunks) hash.update(chunk);
  if (hash.digest('hex') !== md5) return undefined;
  // The bytes of a stream can be read only once.
  return 'bytes' in content ? content : readContent(rawPath, path);
}
