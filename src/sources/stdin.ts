import { fstatSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { ScanError } from '../errors.ts';
import type { Source } from './source.ts';

/** What is written to standard input. @param path tells the format, and stands in the report */
export function makeStdinSource(path: string): Source {
  return {
    emptyNote: 'standard input is empty',
    async *read() {
      const bytes = await readStdin();
      if (bytes.length > 0) yield { path, bytes, kind: 'content', tracked: false };
    },
  };
}

async function readStdin(): Promise<Buffer> {
  try {
    // Node takes a directory for an input that has ended.
    if (fstatSync(0).isDirectory()) throw new ScanError('standard input is a directory');
    return await buffer(process.stdin);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScanError(`standard input cannot be read: ${reason}`, { cause });
  }
}
