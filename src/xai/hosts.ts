import { UsageError } from '../errors/errors.ts';

/** The hosts of xAI: paths are appended. */
export interface XaiHosts {
  /** https://docs.x.ai/docs/api-reference */
  readonly api: URL;
  /** https://docs.x.ai/developers/rest-api-reference/management */
  readonly management: URL;
}

const DEFAULTS = {
  XAI_BASE_URL: 'https://api.x.ai/v1',
  XAI_MANAGEMENT_URL: 'https://management-api.x.ai',
} as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The hosts that keys are sent to.
 * @param env only the environment decides, because a file of a repository could send keys anywhere
 * @throws UsageError when a key would travel unencrypted, or a URL is invalid
 */
export function readHosts(env: Readonly<Record<string, string | undefined>>): XaiHosts {
  return {
    api: readHost('XAI_BASE_URL', env),
    management: readHost('XAI_MANAGEMENT_URL', env),
  };
}

/** A URL below a host. @param segments are escaped */
export function makeUrl(
  host: URL,
  segments: readonly string[],
  query: Readonly<Record<string, string>> = {},
): URL {
  const path = segments.map((segment) => encodeURIComponent(segment)).join('/');
  const url = new URL(`${host.pathname.replace(/\/$/, '')}/${path}`, host);
  url.search = new URLSearchParams(query).toString();
  return url;
}

function readHost(
  name: keyof typeof DEFAULTS,
  env: Readonly<Record<string, string | undefined>>,
): URL {
  const given = env[name];
  const url = parse(given === undefined || given === '' ? DEFAULTS[name] : given, name);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe) throw new UsageError(`${name} must begin with https://; no key is sent unencrypted`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError(`${name} must hold only a host and a path`);
  }
  return url;
}

function parse(text: string, name: string): URL {
  try {
    return new URL(text);
  } catch (cause) {
    throw new UsageError(`${name} is not a URL`, { cause });
  }
}
