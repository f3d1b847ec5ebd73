/**
 * The key of fingerprints where no baseline brings its own. It is published, so that shards, runs and
 * machines agree; a baseline has a salt, so that its hashes cannot be looked up elsewhere.
 */
const PUBLISHED_KEY = 'keyfence fingerprint 1';

/**
 * Identity of a finding across runs: moved lines keep it, another secret, file or rule changes it.
 * @param secret the raw value, or the empty string where the rule forbids the file itself
 * @returns 32 hexadecimal digits of an HMAC-SHA-256
 */
export function fingerprint(
  rule: string,
  path: string,
  secret: string,
  key: string = PUBLISHED_KEY,
): string {
  // Loaded here because a clean run needs no hash and every process pays for an import.
  const { createHmac } = process.getBuiltinModule('node:crypto');
  return createHmac('sha256', key)
    .update([rule, path, secret].join('\0'))
    .digest('hex')
    .slice(0, 32);
}
