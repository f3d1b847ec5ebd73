import { readWindows } from '../files/read-windows.ts';
import type { LargeFile, SourceFile } from '../files/source-file.ts';
import type { GitObject, LargeObject } from '../git/read-objects.ts';
import type { PointerOpener } from '../pointers/pointer-opener.ts';

/**
 * The bytes of an object, in overlapping parts where it is too large to be held as a whole, and of what it
 * stands for as far as that is here.
 */
export async function* listParts(
  object: GitObject | LargeObject,
  pointers: PointerOpener,
): AsyncGenerator<Buffer> {
  yield* cut(object);
  if (!('bytes' in object)) return;
  for (const kind of ['content', 'target'] as const) {
    for await (const content of pointers.open({ bytes: object.bytes, kind })) {
      if (!('pointer' in content)) yield* cut(content);
    }
  }
}

async function* cut(
  item: GitObject | LargeObject | SourceFile | LargeFile,
): AsyncGenerator<Buffer> {
  if ('bytes' in item) yield item.bytes;
  else for await (const { bytes } of readWindows(item.chunks)) yield bytes;
}
