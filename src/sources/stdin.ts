import { buffer } from 'node:stream/consumers';
import type { Source } from './source.ts';

/** What is written to standard input. @param path tells the format, and stands in the report */
export function makeStdinSource(path: string): Source {
  return {
    emptyNote: 'standard input is empty',
    async *read() {
      const bytes = await buffer(process.stdin);
      if (bytes.length > 0) yield { path, bytes, kind: 'content', tracked: false };
    },
  };
}
