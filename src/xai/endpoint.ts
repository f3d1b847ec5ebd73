import { UsageError } from '../errors/errors.ts';

const DEFAULT_BASE = 'https://api.x.ai/v1';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where to ask about a key.
 * @param base `XAI_BASE_URL`, as the SDKs read it
 * @throws UsageError when a key would travel unencrypted, or it is no URL
 */
export function makeEndpoint(base: string | undefined): URL {
  const url = parse(base === undefined || base === '' ? DEFAULT_BASE : base);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe)
    throw new UsageError('XAI_BASE_URL must begin with https://, or no key is sent there');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError('XAI_BASE_URL must be a host and a path alone');
  }
  return new URL(`${url.pathname.replace(/\/$/, '')}/api-key`, url);
}

function parse(base: string): URL {
  try {
    return new URL(base);
  } catch (cause) {
    throw new UsageError('XAI_BASE_URL is no URL', { cause });
  }
}
