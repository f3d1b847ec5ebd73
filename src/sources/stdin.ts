import { joinChunks } from '../join-chunks.ts';
import { LARGE_BYTES } from '../read-windows.ts';
import type { Source } from './source.ts';

/** What is written to standard input. @param path tells the format, and stands in the report */
export function makeStdinSource(path: string): Source {
  return {
    emptyNote: 'standard input is empty',
    async *read() {
      const input: AsyncIterator<Buffer> = process.stdin[Symbol.asyncIterator]();
      const pending: Buffer[] = [];
      let length = 0;
      for (let read = await input.next(); !read.done; read = await input.next()) {
        pending.push(read.value);
        length += read.value.length;
        if (length <= LARGE_BYTES) continue;
        yield { path, kind: 'content', tracked: false, chunks: joinChunks(pending, input) };
        return;
      }
      const bytes = Buffer.concat(pending);
      if (bytes.length > 0) yield { path, bytes, kind: 'content', tracked: false };
    },
  };
}
