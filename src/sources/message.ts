import { resolve } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { readFile } from '../files/read-file.ts';
import type { LazyRepository } from '../git/lazy-repository.ts';
import type { Source } from './source.ts';

/**
 * The message of the commit that is being made.
 * @param file that git hands to the `commit-msg` hook
 * @param mayMatter whether a text could hold a secret; only then git is asked how it strips the message
 */
export function makeMessageSource(
  file: string,
  cwd: string,
  repository: LazyRepository,
  mayMatter: (text: string) => boolean,
): Source {
  return {
    emptyMessage: 'the commit message is empty',
    subject: 'the commit message',
    async *read(account) {
      const item = readFile(Buffer.from(resolve(cwd, file)), file, false);
      if (!item) throw new ScanError(`${file} does not exist`);
      if ('error' in item) throw new ScanError(`${file} ${item.error}`);
      if (!('kind' in item)) throw new ScanError(`${file} is a ${item.note}`);
      if (!('bytes' in item)) throw new ScanError(`${file} is too large for a commit message`);
      const isClean = !mayMatter(item.bytes.toString('latin1'));
      const bytes = isClean ? item.bytes : await repository.stripMessage(item.bytes);
      if (bytes.length === 0) return;
      account.ask(1);
      yield { path: '', bytes, kind: 'message', tracked: false };
    },
  };
}
