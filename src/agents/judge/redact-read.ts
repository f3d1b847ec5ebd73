import type { Config } from '../../config/config.ts';
import { configFor } from '../../config/config-for.ts';
import { parseEntries } from '../../env-files/parse-entries.ts';
import { findReplacements } from '../../redact/find-replacements.ts';
import { KnownSecrets } from '../../redact/known-secrets.ts';
import { replace } from '../../redact/stream-redactor.ts';

/** In characters. More than that does not help a model. */
const MOST_SHOWN = 16_000;

/**
 * A file without its secrets, to be shown instead of it.
 * @param isSecretFile whether each of its values counts as a secret
 * @returns `undefined` if a part of it could not be scanned
 */
export function redactRead(
  bytes: Buffer,
  name: string,
  config: Config,
  isSecretFile: boolean,
): string | undefined {
  const redacted = redactBytes(bytes, name, configFor(config, name));
  if (!redacted || redacted.includes(0)) return undefined;
  const text = redacted.toString();
  const shown = isSecretFile ? hideValues(text) : text;
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}\n[cut here]` : shown;
}

/** A text without its secrets. @returns `undefined` if a part of it could not be scanned */
export function redactBytes(bytes: Buffer, name: string, config: Config): Buffer | undefined {
  const { replacements, refused } = findReplacements(bytes, name, config, new KnownSecrets());
  return refused.length > 0 ? undefined : replace(bytes, 0, replacements);
}

/** Only the names: any value of such a file may be a password that no rule knows. */
function hideValues(text: string): string {
  return listNames(text)
    .map((name) => `${name}=<hidden>\n`)
    .join('');
}

/** Names that a secret file assigns values to, each once. */
export function listNames(text: string): string[] {
  const names = parseEntries(text).map(({ name }) => name);
  if (names.length > 0) return [...new Set(names)];
  // YAML, JSON and TOML
  const keys = text.matchAll(
    /^[ \t]{0,40}["']?(?<name>[A-Za-z_][\w.-]{0,100})["']?[ \t]{0,8}[:=]/gm,
  );
  return [...new Set(Array.from(keys, ({ groups }) => groups?.['name'] ?? ''))];
}
