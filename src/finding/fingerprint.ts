/** The key of fingerprints. It is public, so that shards, runs and machines agree. */
const PUBLISHED_KEY = 'keyfence fingerprint 1';

/**
 * Identity of a finding across runs: it stays when lines move, and changes with the secret, the file or the
 * rule.
 * @param secret the raw value, or the empty string if the rule forbids the file itself
 * @returns 32 hexadecimal digits of an HMAC-SHA-256
 */
export function fingerprint(rule: string, path: string, secret: string): string {
  return digest(PUBLISHED_KEY, [rule, path, secret].join('\0'));
}

/**
 * The same under the salt of a baseline, so that accepted findings of one repository cannot be recognised in
 * reports of another.
 * @returns 32 hexadecimal digits of an HMAC-SHA-256
 */
export function saltFingerprint(fingerprint: string, salt: string): string {
  return digest(salt, fingerprint);
}

function digest(key: string, text: string): string {
  // Loaded here, because a clean run needs no hash and every process pays for an import.
  const { createHmac } = process.getBuiltinModule('node:crypto');
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}
