import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

/**
 * Whether the repository at a URL is the one that was fetched from a remote: with a `pushurl` it may be another
 * one. https://git-scm.com/docs/git-remote#_commands
 * @throws GitError
 */
export async function isFetchedFrom(remote: string, url: string, git: Git): Promise<boolean> {
  const answer = await askGit(['remote', 'get-url', '--all', '--', remote], git);
  // Git fails if there is no such remote.
  if (answer.exitCode !== 0) return false;
  const urls = answer.stdout.toString().split('\n').filter(Boolean);
  return urls.every((other) => nameRepository(other) === nameRepository(url));
}

/**
 * Host and path only: people fetch by https and push by ssh, with other users and ports.
 * https://git-scm.com/docs/git-push#_git_urls
 */
function nameRepository(url: string): string {
  const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(url)?.[0] ?? '';
  const rest = url.slice(scheme.length);
  // `user@host:port/path` after a scheme, `user@host:path` without; a path has no colon before its first slash.
  const end = rest.search(scheme === '' ? /[:/]/ : /\//);
  const isPath = end === -1 || (scheme === '' && rest[end] === '/');
  const authority = isPath ? '' : rest.slice(0, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d+$/, '');
  const words = (isPath ? rest : rest.slice(end + 1)).split('/').filter(Boolean);
  return `${host.toLowerCase()}/${words.join('/').replace(/\.git$/, '')}`;
}
