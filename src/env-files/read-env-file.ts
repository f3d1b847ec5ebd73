import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import noXaiKey from '../../rules/no-xai-key.ts';
import { hasEncryptedValues } from '../../rules/secret-files/encrypted-file.ts';
import { findPlaintextSecrets } from '../../rules/secret-files/plaintext-secret.ts';
import type { Config } from '../config/config.ts';
import { ScanError } from '../errors/errors.ts';
import { attempt } from '../files/read-file.ts';
import { matchRules } from '../match/match-rules.ts';
import { getXaiKeyKind } from '../../rules/prefixes/xai-key-kind.ts';
import { Locator } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import { getEnvironment } from './environment.ts';
import type { EnvFile, SecretEntry } from './env-file.ts';
import { requirePlain } from './plain-text.ts';
import { parseEntries, type EnvEntry } from './parse-entries.ts';

/** No `.env` file is larger. */
const MAX_BYTES = 4 * 2 ** 20;
/** The format for the name of a file; startup files of shells are read the same way. */
const FORMAT = '.env';

/** The properties of a file besides its content. */
export type Named = Pick<EnvFile, 'path' | 'absolutePath' | 'kind'>;

/**
 * Reads a `.env` file.
 * @param hash of a secret, for comparisons
 * @throws ScanError when it cannot be read, or a part of it cannot be scanned
 */
export function readEnvFile(
  { path, absolutePath, kind }: Named,
  config: Config,
  hash: (secret: string) => string,
): EnvFile {
  const read = attempt(path, () => {
    const { mode, size } = statSync(absolutePath);
    if (size > MAX_BYTES) throw new ScanError('is too large for a file of settings');
    return { mode, text: readFileSync(absolutePath, 'utf8') };
  });
  if (!read) throw new ScanError(`${path} is gone, or leads to nothing`);
  if ('error' in read) throw new ScanError(`${path} ${read.error}`);
  const { mode, text } = read;
  requirePlain(text, path);
  const secrets = findSecrets(text, path, config);
  const entries = parseEntries(text);
  const locator = new Locator(text);
  const isEncrypted = hasEncryptedValues(text);
  return {
    path,
    absolutePath,
    directory: dirname(absolutePath),
    kind,
    environment: getEnvironment(path),
    ...(process.platform !== 'win32' && { mode: mode & 0o777 }),
    entries: entries.map((entry) => markSecret(entry, secrets, hash)),
    namelessLines: secrets
      .filter((secret) => !entries.some((entry) => overlaps(secret, entry)))
      .map(({ start, end }) => locator.locate(start, end).line),
    plaintextLines: isEncrypted
      ? findPlaintextSecrets(text).map(({ start, end }) => locator.locate(start, end).line)
      : [],
  };
}

interface FoundSecret extends Span {
  readonly value: string;
  readonly isXaiKey: boolean;
}

function findSecrets(text: string, path: string, config: Config): FoundSecret[] {
  const matches = matchRules(text, FORMAT, config, (reason): never => {
    throw new ScanError(`${path} ${reason}`);
  });
  const known = matches.flatMap(({ start, end, value, rule }) =>
    value === undefined ? [] : [{ start, end, value, isXaiKey: rule.id === noXaiKey.id }],
  );
  const named = findPlaintextSecrets(text).map(({ start, end }) => ({
    start,
    end,
    value: text.slice(start, end),
    isXaiKey: false,
  }));
  return [...known, ...named];
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}

function markSecret(
  entry: EnvEntry,
  secrets: readonly FoundSecret[],
  hash: (secret: string) => string,
): SecretEntry {
  const secret = secrets.find((one) => overlaps(one, entry));
  if (!secret) return entry;
  const { value, isXaiKey } = secret;
  const kind = !isXaiKey
    ? 'other'
    : getXaiKeyKind(value) === 'management'
      ? 'management key'
      : 'api key';
  return { ...entry, hash: hash(value), kind };
}
