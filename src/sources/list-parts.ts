import { GitError, ScanError } from '../errors/errors.ts';
import { readWindows } from '../files/read-windows.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import type { AnyObject } from '../git/git-object.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';

/**
 * The bytes of an object, in overlapping parts if it is too large for memory, and of the content that it
 * points to, if that is here. Content that cannot be read is skipped: then a secret counts as new.
 * @throws GitError when the object itself cannot be read
 */
export async function* listParts(
  object: AnyObject,
  pointers: PointerOpener,
): AsyncGenerator<Buffer> {
  if ('error' in object) {
    throw new GitError(`what is new cannot be told: an older version of a file ${object.error}`);
  }
  try {
    yield* cut(object);
    if (!('bytes' in object)) return;
    for (const kind of ['content', 'target'] as const) {
      for await (const content of pointers.open({ bytes: object.bytes, kind })) {
        if (!('pointer' in content)) yield* cut(content);
      }
    }
  } catch (cause) {
    if (!(cause instanceof ScanError || cause instanceof GitError)) throw cause;
  }
}

async function* cut(
  item: Exclude<AnyObject, { readonly error: string }> | SourceFile | LargeFile,
): AsyncGenerator<Buffer> {
  if ('bytes' in item) yield item.bytes;
  else for await (const { bytes } of readWindows(item.chunks)) yield bytes;
}
