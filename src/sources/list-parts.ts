import type { GitObject, LargeObject } from '../git/read-objects.ts';
import { readWindows } from '../read-windows.ts';

/** The bytes of an object, in overlapping parts where it is too large to be held as a whole. */
export async function* listParts(object: GitObject | LargeObject): AsyncGenerator<Buffer> {
  if ('bytes' in object) yield object.bytes;
  else for await (const { bytes } of readWindows(object.chunks)) yield bytes;
}
