import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Fails if a file was moved, because it would silently end up in another chunk. */
export function isOneOf(...files: readonly string[]): (id: string) => boolean {
  const ids = files.map((file) => {
    if (!existsSync(file))
      throw new Error(`there is no ${file}; say in rolldown.config.ts where it is`);
    return resolve(file);
  });
  return (id) => ids.includes(id);
}
