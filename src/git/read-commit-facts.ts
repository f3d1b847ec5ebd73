import { GitError } from '../errors/errors.ts';
import type { Git } from './git.ts';
import { runGit } from './run-git.ts';
import { splitPrintable } from './split-fields.ts';

/** How people recognise a commit. Both fields may contain a secret. */
export interface CommitFacts {
  /** Name of its author. */
  readonly author: string;
  /** First line of its message. */
  readonly subject: string;
}

// `<id> NUL <author> NUL <subject> NUL`: https://git-scm.com/docs/pretty-formats
const LOG = [
  'log',
  '-z',
  '--no-walk=unsorted',
  '--no-show-signature',
  '--encoding=UTF-8',
  '--format=tformat:%H%x00%an%x00%s',
  '--stdin',
];

/** @param ids of commits @throws GitError */
export async function readCommitFacts(
  ids: readonly string[],
  git: Git,
): Promise<ReadonlyMap<string, CommitFacts>> {
  const facts = new Map<string, CommitFacts>();
  // Without a commit, git would take HEAD.
  if (ids.length === 0) return facts;
  const fields = splitPrintable(
    await runGit(LOG, git, { input: Buffer.from(`${ids.join('\n')}\n`) }),
  );
  for (let at = 0; at < fields.length; at += 3) {
    const [id = '', author, subject] = fields.slice(at, at + 3);
    if (author === undefined || subject === undefined)
      throw new GitError('git log answered in a format that is not known');
    facts.set(id, { author, subject });
  }
  return facts;
}
