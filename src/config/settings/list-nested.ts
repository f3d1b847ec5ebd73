import { hasGit } from '../../git/find-root.ts';
import { isGitDirectory } from '../../git/is-git-directory.ts';
import type { Listing } from '../../git/list-entries.ts';
import { Repository } from '../../git/repository.ts';
import { decodePath } from '../../text/path.ts';
import { CONFIG_NAME } from './settings-files.ts';

/** Lists the configuration files below the top, `/`-separated. @throws GitError */
export type ListNested = () => Promise<readonly string[]>;

/**
 * Those that git tracks or would track; none outside a repository, where the search might not end.
 * @param list of all that git tracks or would track, where that is needed anyway
 */
export function makeNestedList(directory: string, list?: () => Promise<Listing>): ListNested {
  return async () => {
    if (isGitDirectory(Buffer.from(directory)) || !hasGit(directory)) return [];
    if (list) return listNestedAmong(await list());
    return listNestedIn(new Repository({ root: directory, isBare: false }));
  };
}

function listNestedAmong({ entries, untracked }: Listing): string[] {
  const paths = [...entries.map(({ path }) => path), ...untracked.map(decodePath)];
  return [...new Set(paths)].filter((path) => path.endsWith(`/${CONFIG_NAME}`)).sort();
}

/** Those that git tracks or would track. */
export async function listNestedIn(repository: Repository): Promise<string[]> {
  const paths = await repository.listNamed(CONFIG_NAME);
  return paths.filter((path) => path !== CONFIG_NAME);
}

/** Those of a commit. */
export async function listNestedAt(commit: string, repository: Repository): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of repository.listTree(commit)) {
    if (path.endsWith(`/${CONFIG_NAME}`)) paths.push(path);
  }
  return paths;
}
