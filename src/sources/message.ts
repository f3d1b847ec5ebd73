import { constants } from 'node:buffer';
import { resolve } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { followLink, readFile } from '../files/read-file.ts';
import type { LazyRepository } from '../git/lazy-repository.ts';
import type { Source } from './source.ts';

/**
 * The message of the current commit.
 * @param file that git passes to the `commit-msg` hook
 * @param prefilter whether a text may contain a secret; git is asked how it cleans up the message only then
 */
export function makeMessageSource(
  file: string,
  cwd: string,
  repository: LazyRepository,
  prefilter: (text: string) => boolean,
): Source {
  return {
    emptyMessage: 'the commit message is empty',
    subject: 'the commit message',
    async *read(account) {
      const rawPath = Buffer.from(resolve(cwd, file));
      const found = readFile(rawPath, file, false);
      const isLink = found !== undefined && 'kind' in found && found.kind === 'target';
      // Git follows it.
      const item = isLink ? followLink(rawPath, file) : found;
      if (!item) throw new ScanError(`${file} does not exist`);
      if ('error' in item) throw new ScanError(`${file} ${item.error}`);
      if (!('kind' in item)) throw new ScanError(`${file} is a ${item.note}`);
      // With the diff that git shows in it, it may be of any size.
      const written = 'bytes' in item ? item.bytes : await collect(item.chunks, file);
      const isClean = !prefilter(written.toString('latin1'));
      const bytes = isClean ? written : await repository.stripMessage(written);
      if (bytes.length === 0) return;
      account.ask(1);
      yield { path: '', bytes, kind: 'message', tracked: false };
    },
  };
}

/** @throws ScanError when it cannot be read, or is too long for a string */
async function collect(chunks: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const collected: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    collected.push(chunk);
    length += chunk.length;
    if (length > constants.MAX_STRING_LENGTH)
      throw new ScanError(`${file} is too large for a commit message`);
  }
  return Buffer.concat(collected);
}
