import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What to know where Jujutsu works on the same files; a clause, or none. https://jj-vcs.github.io/jj/latest/git-compatibility/ */
export function findJujutsu(root: string): string[] {
  return existsSync(join(root, '.jj'))
    ? [
        'Jujutsu (jj) commits and pushes here without running any git hook; run "keyfence scan" before "jj git push", and let CI scan ("keyfence --ci")',
      ]
    : [];
}
