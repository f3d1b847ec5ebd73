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

/** The block of SHA-256, in bytes. */
const BLOCK = 64;
/** Two hashes at once take half the time of an HMAC object, and there may be very many findings. */
let known: { readonly key: string; readonly inner: string; readonly outer: Buffer } | undefined;

/** HMAC: https://www.rfc-editor.org/rfc/rfc2104#section-2 */
function digest(key: string, text: string): string {
  // Loaded here, because a clean run needs no hash and every process pays for an import.
  const { createHmac, hash } = process.getBuiltinModule('node:crypto');
  if (key.length > BLOCK || /[^ -~]/.test(key))
    return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  if (known?.key !== key)
    known = {
      key,
      inner: pad(key, 0x36).toString(),
      outer: Buffer.concat([pad(key, 0x5c)], BLOCK + 32),
    };
  known.outer.write(hash('sha256', known.inner + text, 'hex'), BLOCK, 'hex');
  return hash('sha256', known.outer, 'hex').slice(0, 32);
}

function pad(key: string, byte: number): Buffer {
  const padded = Buffer.alloc(BLOCK, byte);
  for (let at = 0; at < key.length; at++) padded[at] = byte ^ key.charCodeAt(at);
  return padded;
}
