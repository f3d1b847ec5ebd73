import { buffer } from 'node:stream/consumers';
import type { Source } from './source.ts';

/** What is written to standard input. @param path tells the format, and stands in the report */
export function makeStdinSource(path: string): Source {
  return {
    emptyNote: 'standard input is empty',
    async *read() {
      yield { path, bytes: await buffer(process.stdin), kind: 'content', tracked: false };
    },
  };
}
