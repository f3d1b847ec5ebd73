import { GitError } from '../errors/errors.ts';
import type { Git } from './git.ts';
import type { ListedObject } from './list-objects.ts';
import { runGit } from './run-git.ts';

type Type = Exclude<ListedObject['type'], 'missing'>;

/**
 * The types of objects, without missing ones. https://git-scm.com/docs/git-cat-file#_batch_output
 * @throws GitError
 */
export async function readTypes(ids: readonly string[], git: Git): Promise<Map<string, Type>> {
  const types = new Map<string, Type>();
  if (ids.length === 0) return types;
  const input = Buffer.from(`${ids.join('\n')}\n`);
  const answer = await runGit(['cat-file', '--batch-check=%(objectname) %(objecttype)'], git, {
    input,
  });
  for (const line of answer.toString().split('\n').filter(Boolean)) {
    const found = /^(?<id>[0-9a-f]+) (?<type>blob|commit|tag|tree|missing)$/.exec(line)?.groups;
    if (!found) throw new GitError(`git cat-file answered "${line}" when it was asked for a type`);
    if (found['type'] !== 'missing') types.set(found['id'] ?? '', found['type'] as Type);
  }
  return types;
}
