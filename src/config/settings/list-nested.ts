import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describeReason } from '../../errors/describe-reason.ts';
import { ConfigError } from '../../errors/errors.ts';
import { hasGit } from '../../git/find-root.ts';
import { isGitDirectory } from '../../git/is-git-directory.ts';
import { Repository } from '../../git/repository.ts';
import { CONFIG_NAME } from './settings-files.ts';

/** Lists the configuration files below the top, `/`-separated. @throws GitError, ConfigError */
export type ListNested = () => Promise<readonly string[]>;

/** Those in a directory: of a repository what git tracks or would track, elsewhere every one. */
export function makeNestedList(directory: string): ListNested {
  return async () => {
    if (isGitDirectory(Buffer.from(directory))) return [];
    if (!hasGit(directory)) return walk(directory, '');
    return listNestedIn(new Repository({ root: directory, isBare: false }));
  };
}

/** Those that git tracks or would track. */
export async function listNestedIn(repository: Repository): Promise<string[]> {
  const paths = await repository.listNamed(CONFIG_NAME);
  return paths.filter((path) => path !== CONFIG_NAME);
}

/** What a commit has. */
export async function listNestedAt(commit: string, repository: Repository): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of repository.listTree(commit)) {
    if (path.endsWith(`/${CONFIG_NAME}`)) paths.push(path);
  }
  return paths;
}

/** Packages bring their own files along, which configure nothing here. */
const LEFT_OUT = ['node_modules', '.git'];

function walk(root: string, path: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch (cause) {
    const name = path === '' ? 'this directory' : path;
    throw new ConfigError(`${name} cannot be looked into: ${describeReason(cause)}`, { cause });
  }
  return entries.flatMap((entry) => {
    const below = posix.join(path, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.includes(entry.name)) {
      return hasGit(join(root, below)) ? [] : walk(root, below);
    }
    return path !== '' && entry.name === CONFIG_NAME ? [below] : [];
  });
}
