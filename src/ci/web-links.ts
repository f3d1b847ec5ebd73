import type { Environment } from './ci-system.ts';

/** The web page of a repository. */
export interface WebLinks {
  readonly commit: (id: string) => string;
  /** @param line from 1 */
  readonly file: (commit: string, path: string, line?: number) => string;
}

type Host = 'github' | 'gitlab' | 'bitbucket' | 'gitea';

/**
 * What comes between the address of a repository and the id of a commit or the path of a file, and before a
 * line number.
 */
const PATHS: Readonly<Record<Host, readonly [commit: string, file: string, line: string]>> = {
  github: ['/commit/', '/blob/', '#L'],
  gitlab: ['/-/commit/', '/-/blob/', '#L'],
  bitbucket: ['/commits/', '/src/', '#lines-'],
  gitea: ['/commit/', '/src/commit/', '#L'],
};

/** By host name. Self-hosted servers are recognised if their name contains it. */
const HOSTS: readonly (readonly [RegExp, Host])[] = [
  [/(?:^|[.-])github(?:[.-]|$)/, 'github'],
  [/(?:^|[.-])gitlab(?:[.-]|$)/, 'gitlab'],
  [/^bitbucket\.org$/, 'bitbucket'],
  [/(?:^|[.-])(?:codeberg|gitea|forgejo)(?:[.-]|$)/, 'gitea'],
];

/**
 * Links to the web pages of a repository: from the environment of the build, otherwise from `origin`.
 * @param remote URL of a remote, as git writes it
 * @returns `undefined` if neither is known
 */
export function findWebLinks(env: Environment, remote?: string): WebLinks | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, CI_PROJECT_URL: project } = env;
  if (server && name) return makeLinks(toAddress(`${server}/${name}`), 'github');
  if (project) return makeLinks(toAddress(project), 'gitlab');
  const address = remote === undefined ? undefined : toAddress(remote);
  const host = HOSTS.find(([pattern]) => address && pattern.test(address.hostname))?.[1];
  return host && makeLinks(address, host);
}

/**
 * The web address for a URL that git fetches from, without a password in it.
 * https://git-scm.com/docs/git-fetch#_git_urls
 */
function toAddress(remote: string): URL | undefined {
  const short = /^(?:[^@/\s]+@)?(?<host>[\w.-]+):(?!\/)(?<path>\S+)$/.exec(remote)?.groups;
  const text = short ? `https://${short['host'] ?? ''}/${short['path'] ?? ''}` : remote;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^(?:https?|ssh|git):$/.test(url.protocol) || url.hostname === '') return undefined;
  const path = url.pathname.replace(/\/$/, '').replace(/\.git$/, '');
  const isWeb = /^https?:$/.test(url.protocol);
  // The port of SSH is not that of the web server.
  return new URL(path, isWeb ? url.origin : `https://${url.hostname}`);
}

function makeLinks(address: URL | undefined, host: Host): WebLinks | undefined {
  if (!address) return undefined;
  const base = address.href.replace(/\/$/, '');
  const [commit, file, line] = PATHS[host];
  return {
    commit: (id) => `${base}${commit}${encode(id)}`,
    file: (id, path, number) => {
      const names = path.split('/').map(encode).join('/');
      const place = number === undefined ? '' : `${line}${String(number)}`;
      return `${base}${file}${encode(id)}/${names}${place}`;
    },
  };
}

/** Half of a surrogate pair cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
