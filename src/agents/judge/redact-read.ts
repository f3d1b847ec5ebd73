import type { Config } from '../../config/config.ts';
import { configFor } from '../../config/config-for.ts';
import { parseEntries } from '../../env-files/parse-entries.ts';
import { findReplacements } from '../../redact/find-replacements.ts';
import { KnownSecrets } from '../../redact/known-secrets.ts';
import { replace } from '../../redact/stream-redactor.ts';

/** More is no help to a model that looks for a place in a file. In characters. */
const MOST_SHOWN = 16_000;

/**
 * A file without its secrets, to show in place of it.
 * @param isSecretFile whether each of its values is to be taken for a secret
 * @returns `undefined` where something in it could not be looked into
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

/** A text without its secrets. @returns `undefined` where something in it could not be looked into */
export function redactBytes(bytes: Buffer, name: string, config: Config): Buffer | undefined {
  const { replacements, refused } = findReplacements(bytes, name, config, new KnownSecrets());
  return refused.length > 0 ? undefined : replace(bytes, 0, replacements);
}

/** The names alone: any value of such a file may be a password that no rule knows. */
function hideValues(text: string): string {
  return listNames(text)
    .map((name) => `${name}=<hidden>\n`)
    .join('');
}

/** Names that a file of secrets gives values, each once. */
export function listNames(text: string): string[] {
  const names = parseEntries(text).map(({ name }) => name);
  if (names.length > 0) return [...new Set(names)];
  // YAML, JSON and TOML
  const keys = text.matchAll(
    /^[ \t]{0,40}["']?(?<name>[A-Za-z_][\w.-]{0,100})["']?[ \t]{0,8}[:=]/gm,
  );
  return [...new Set(Array.from(keys, ({ groups }) => groups?.['name'] ?? ''))];
}
