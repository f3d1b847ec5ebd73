import { fstatSync } from 'node:fs';
import { joinChunks } from '../collections/join-chunks.ts';
import { ScanError } from '../errors/errors.ts';
import { LARGE_BYTES } from '../files/read-windows.ts';
import type { Source } from './source.ts';

/** Standard input. @param path determines the format, and is shown in reports */
export function makeStdinSource(path: string): Source {
  return {
    emptyMessage: 'standard input is empty',
    async *read(account) {
      const input = readStdin();
      const pending: Buffer[] = [];
      let length = 0;
      for (let read = await input.next(); !read.done; read = await input.next()) {
        pending.push(read.value);
        length += read.value.length;
        if (length <= LARGE_BYTES) continue;
        account.ask(1);
        yield { path, kind: 'content', tracked: false, chunks: joinChunks(pending, input) };
        return;
      }
      const bytes = Buffer.concat(pending);
      if (bytes.length === 0) return;
      account.ask(1);
      yield { path, bytes, kind: 'content', tracked: false };
    },
  };
}

/** @throws ScanError when it cannot be read completely */
export async function* readStdin(): AsyncGenerator<Buffer, undefined> {
  try {
    // Node reads a directory as an empty input.
    if (fstatSync(0).isDirectory()) throw new ScanError('standard input is a directory');
    for await (const chunk of process.stdin) yield chunk as Buffer;
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScanError(`standard input cannot be read: ${reason}`, { cause });
  }
  return undefined;
}
