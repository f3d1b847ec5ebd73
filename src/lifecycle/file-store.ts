import noXaiKey from '../../rules/no-xai-key.ts';
import { ScanError } from '../errors/errors.ts';
import { writePrivately } from '../files/write-atomically.ts';
import { reveal, Secret } from '../finding/secret.ts';
import { readPlainText } from '../env-files/plain-text.ts';
import { appendLines } from '../text/append-lines.ts';
import { parseEntries, type EnvEntry } from '../env-files/parse-entries.ts';
import type { KeyStore } from './key-store.ts';

/** The byte order mark of UTF-8 in Latin-1. */
const MARK = '\u00EF\u00BB\u00BF';

/**
 * A file such as `.env.local`: the old key is replaced wherever it occurs; if it does not, a variable gets the
 * new one. Only the owner may read it afterwards.
 * @param path of the file itself, links followed
 * @param name for messages
 * @param variable for the key if the file does not contain the old one
 */
export function makeFileStore(path: string, name: string, variable: string): KeyStore {
  const readText = (): string => readPlainText(path, name);
  return {
    name,
    read: () => findKeys(readText()).map((key) => new Secret(key)),
    write(key, others) {
      const text = readText();
      const known = others.map(reveal);
      if (holdsOther(text, known, variable)) {
        throw new ScanError(
          `${variable} in ${name} holds another key, which would be lost; name another variable with --variable`,
        );
      }
      writePrivately(path, Buffer.from(putKey(text, reveal(key), known, variable), 'latin1'));
      // Checks what was stored, not what was meant to be.
      if (!readText().includes(reveal(key))) {
        throw new ScanError(`${name} does not hold the new key after it was written`);
      }
      return Promise.resolve();
    },
  };
}

function findKeys(text: string): string[] {
  return noXaiKey
    .find(text, { path: '', options: {} })
    .map(({ start, end }) => text.slice(start, end));
}

/** Whether the variable has another key that is not one of the others, and none of them occurs elsewhere. */
function holdsOther(text: string, others: readonly string[], variable: string): boolean {
  if (others.some((other) => text.includes(other))) return false;
  return findValues(text, variable).some(({ value }) => findKeys(value).length > 0);
}

/** The text with a key in place of others, or in a variable; the rest is unchanged. */
export function putKey(
  text: string,
  key: string,
  others: readonly string[],
  variable: string,
): string {
  const known = others.filter((other) => text.includes(other));
  if (known.length > 0) return known.reduce((all, other) => all.replaceAll(other, key), text);
  const values = findValues(text, variable);
  if (values.length === 0) return appendLines(text, [`${variable}=${key}`]);
  // The last of several counts, and for some programs the first.
  return values.reduceRight((all, { start, end }) => {
    const space = all.charAt(end) === '#' ? ' ' : '';
    return `${all.slice(0, start)}${key}${space}${all.slice(end)}`;
  }, text);
}

function findValues(text: string, variable: string): EnvEntry[] {
  const skipped = text.startsWith(MARK) ? MARK.length : 0;
  return parseEntries(text.slice(skipped))
    .filter(({ name }) => name === variable)
    .map((entry) => ({ ...entry, start: entry.start + skipped, end: entry.end + skipped }));
}
