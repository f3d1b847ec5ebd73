import { isOpaqueValue } from '../api-key/api-key-value.ts';
import { describePublicKey } from '../public-keys/public-key.ts';
import { isPlaceholder } from '../randomness/placeholder.ts';
import type { Match } from '../rule.ts';
import { isEncryptedValue } from './encrypted-file.ts';

/** Assignments in `.env`, INI, YAML, JSON and TOML files; longer lines are not settings. */
const LINE =
  /^[ \t]{0,200}(?:export[ \t]{1,8}|-[ \t]{1,8})?["']?(?<name>[\w.-]{1,100})["']?[ \t]{0,40}[:=][ \t]{0,40}(?:(?<quote>["'`])(?<quoted>[^"'`\r\n]{1,4096})\k<quote>|(?<bare>[^\s"'`#{[|>&*!,][^\s#,]{0,4095}))/dgm;
/** Names whose value is a secret. */
const SECRET_NAME =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|credentials?|private|(?:api|access|auth|crypt|encryption|encrypt|decryption|sign|signing|session|master|service|account|app|jwt|aes|hmac|ssh|license|secret|private)?keys?|salt|dsn)(?=$|[_.\-\d])/;
/** Among these, values that everybody may see, or that are about the secret. */
const OTHER_NAME =
  /public|publishable|^(?:vite|react_app|gatsby)_|(?:^|[_.-])(?:id|name|url|uri|file|path|dir|ttl|expir\w*|length|size|algorithm|type|header|prefix|enabled?|min|max|count|version|host|port|region|bucket|fingerprint|recipients?|arn|fp|mac|regex|suffix)$/;
/** `postgres://user:password@host` */
const URL_PASSWORD = /^[a-z][a-z+.-]{1,20}:\/\/[^\s:/@]{0,80}:(?<password>[^\s:/@]{3,200})@/i;
const REFERENCE =
  /^(?:\$\{?\w|\{\{|<|%|\$\(|(?:op|vault|ref|secretref|ssm|aws-sm|gcp-sm|file|env):|arn:|projects\/)/i;
const MIN_LENGTH = 12;
/** The block that sops adds: who can decrypt, and checksums. https://getsops.io/docs/ */
const SOPS_BLOCK = /^(?:sops:|[ \t]{0,8}"sops":|\[sops\])/m;

/**
 * Plaintext secrets in a settings file: values that are secret by their name and form, and passwords in URLs.
 * In order.
 */
export function findPlaintextSecrets(text: string): Match[] {
  const end = text.search(SOPS_BLOCK);
  const matches: Match[] = [];
  for (const { indices, groups } of text.matchAll(LINE)) {
    const { name = '', quoted, bare } = groups ?? {};
    const [start = 0, stop = 0] = indices?.groups?.['quoted'] ?? indices?.groups?.['bare'] ?? [];
    if (end !== -1 && start > end) break;
    const value = quoted ?? bare ?? '';
    if (name.startsWith('sops_') || !isSecret(name, value)) continue;
    if (describePublicKey({ value, name, text, start, end: stop, path: '' })) continue;
    matches.push({ start, end: stop });
  }
  return matches;
}

function isSecret(name: string, value: string): boolean {
  if (isEncryptedValue(value) || REFERENCE.test(value)) return false;
  const password = URL_PASSWORD.exec(value)?.groups?.['password'];
  if (password !== undefined) return !isStandIn(password);
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  if (!SECRET_NAME.test(words) || OTHER_NAME.test(words)) return false;
  return isOpaqueValue(value, { quoted: true, nameIsSure: true, minLength: MIN_LENGTH });
}

/** A password on a developer's machine is often a common word. */
function isStandIn(password: string): boolean {
  return (
    isPlaceholder(password) ||
    REFERENCE.test(password) ||
    /^(?:root|admin|postgres|mysql|mongo|redis|guest|rabbitmq|user|pass|pw|dev|local|docker|app|sa)\w{0,8}$/i.test(
      password,
    )
  );
}
