import { createHash } from 'node:crypto';
import type { Git } from './git.ts';
import { askGit, runGit } from './run-git.ts';

/** A digest of HEAD and all refs, and so of the whole history. @throws GitError */
export async function digestRefs(git: Git): Promise<string> {
  const [refs, head] = await Promise.all([
    runGit(['for-each-ref', '--format=%(objectname)'], git),
    askGit(['rev-parse', '--verify', '--quiet', 'HEAD'], git),
  ]);
  const ids = `${refs.toString()}${head.stdout.toString()}`.split('\n').filter(Boolean);
  return createHash('sha256')
    .update([...new Set(ids)].sort().join('\n'))
    .digest('hex')
    .slice(0, 32);
}
