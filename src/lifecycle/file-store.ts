import { existsSync, readFileSync } from 'node:fs';
import noXaiKey from '../../rules/no-xai-key.ts';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { writePrivately } from '../files/write-atomically.ts';
import { reveal, Secret } from '../finding/secret.ts';
import type { KeyStore } from './key-store.ts';

/**
 * A file such as `.env.local`: the old key is replaced wherever it stands in it; where it does not, a variable
 * gets the new one. Only the owner may read it afterwards.
 * @param path of the file itself, links followed
 * @param name for messages
 * @param variable that gets the key where the file does not hold the old one
 */
export function makeFileStore(path: string, name: string, variable: string): KeyStore {
  const readText = (): string => {
    try {
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    } catch (cause) {
      throw new ScanError(`${name} cannot be read: ${describeReason(cause)}`, { cause });
    }
  };
  return {
    name,
    read: () => findKeys(readText()).map((key) => new Secret(key)),
    write(key, others) {
      const text = putKey(readText(), reveal(key), others.map(reveal), variable);
      writePrivately(path, Buffer.from(text));
      // What is stored is what counts, and not what was meant to be.
      if (!findKeys(readText()).includes(reveal(key))) {
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

/** The text with a key in place of others, or in a variable. */
export function putKey(
  text: string,
  key: string,
  others: readonly string[],
  variable: string,
): string {
  const known = others.filter((other) => text.includes(other));
  if (known.length > 0) return known.reduce((all, other) => all.replaceAll(other, key), text);
  const lines = text.split('\n');
  const at = lines.findIndex((line) => getName(line) === variable);
  if (at !== -1) {
    const prefix = /^\s*export\s/.test(lines[at] ?? '') ? 'export ' : '';
    lines[at] = `${prefix}${variable}=${key}`;
    return lines.join('\n');
  }
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${end}${variable}=${key}\n`;
}

function getName(line: string): string | undefined {
  return /^\s*(?:export\s+)?(?<name>[A-Za-z_]\w*)\s*=/.exec(line)?.groups?.['name'];
}
