import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The top of the repository that a directory is in, as far as files tell; `undefined` where none is
 * around it. Git is not asked: an editor lints at every key.
 */
export function findRoot(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
