import type { Git } from './git.ts';
import { askGit } from './run-git.ts';

/**
 * Whether what is known of a remote, which is what was fetched, is known of the repository at a URL too:
 * with a `pushurl` that may be another one. https://git-scm.com/docs/git-remote#_commands
 * @throws GitError
 */
export async function isFetchedFrom(remote: string, url: string, git: Git): Promise<boolean> {
  const answer = await askGit(['remote', 'get-url', '--all', '--', remote], git);
  // Git fails where there is no such remote; then nothing is known of it.
  if (answer.exitCode !== 0) return false;
  const urls = answer.stdout.toString().split('\n').filter(Boolean);
  return urls.every((other) => nameRepository(other) === nameRepository(url));
}

/**
 * Host and path: people fetch by https and push by ssh, with other users and ports.
 * https://git-scm.com/docs/git-push#_git_urls
 */
function nameRepository(url: string): string {
  const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(url)?.[0] ?? '';
  const rest = url.slice(scheme.length);
  // `user@host:port/path` behind a scheme, `user@host:path` without; a path has no colon before its first slash.
  const end = rest.search(scheme === '' ? /[:/]/ : /\//);
  const isPath = end === -1 || (scheme === '' && rest[end] === '/');
  const authority = isPath ? '' : rest.slice(0, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d+$/, '');
  const words = (isPath ? rest : rest.slice(end + 1)).split('/').filter(Boolean);
  return `${host.toLowerCase()}/${words.join('/').replace(/\.git$/, '')}`;
}
