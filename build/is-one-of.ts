import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A file that was moved away would end in another chunk, and be loaded by everyone, without a word. */
export function isOneOf(...files: readonly string[]): (id: string) => boolean {
  const ids = files.map((file) => {
    if (!existsSync(file))
      throw new Error(`there is no ${file}; say in rolldown.config.ts where it is`);
    return resolve(file);
  });
  return (id) => ids.includes(id);
}
