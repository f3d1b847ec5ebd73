import { GitError } from '../errors/errors.ts';
import type { Git } from './git.ts';
import { parseEntry } from './list-entries.ts';
import { isPlainFile } from './mode.ts';
import { readObjects } from './read-objects.ts';
import { runGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

/**
 * Files of a commit by path, without those that it lacks, and without links.
 * @param paths from the top of the work tree, `/`-separated
 * @throws GitError
 */
export async function readFilesAt(
  commit: string,
  paths: readonly string[],
  git: Git,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  if (paths.length === 0) return files;
  const args = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', ...paths];
  // `<mode> <type> <id> TAB <path>`: https://git-scm.com/docs/git-ls-tree#_output_format
  const entries = splitFields(await runGit(args, git)).map((field) => parseEntry(field, 2));
  const plain = entries.filter(({ mode }) => isPlainFile(mode));
  const byId = new Map<string, string[]>();
  for (const { id, path } of plain) byId.set(id, [...(byId.get(id) ?? []), path]);
  for await (const object of readObjects([...byId.keys()], git)) {
    if ('error' in object) throw new GitError(`${byId.get(object.id)?.[0] ?? ''} ${object.error}`);
    // A file that is too large for memory is not a configuration, and nobody compares it as text.
    if (!('bytes' in object)) continue;
    for (const path of byId.get(object.id) ?? []) files.set(path, object.bytes);
  }
  return files;
}
