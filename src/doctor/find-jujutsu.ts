import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A clause for people who use Jujutsu in the same directory.
 * https://jj-vcs.github.io/jj/latest/git-compatibility/
 */
export function findJujutsu(root: string): string[] {
  return existsSync(join(root, '.jj'))
    ? [
        'Jujutsu (jj) commits and pushes here without running any git hook; run "keyfence scan" before "jj git push", and let CI scan ("keyfence --ci")',
      ]
    : [];
}
