import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './errors.ts';

export const CONFIG_NAME = 'keyfence.config.json';
const PACKAGE_NAME = 'package.json';

/** A configuration that nobody has checked yet. */
export interface FoundConfig {
  /** Of the file, for messages. */
  readonly name: string;
  readonly value: unknown;
}

/**
 * What a directory is configured with, not yet checked: `keyfence.config.json`, or the `keyfence` key
 * of `package.json`. `undefined` where there is neither.
 * @throws ConfigError when it cannot be read
 */
export function findConfig(directory: string): FoundConfig | undefined {
  const path = join(directory, CONFIG_NAME);
  const inPackage = readPackageKey(join(directory, PACKAGE_NAME));
  if (!isThere(path)) {
    return inPackage === undefined
      ? undefined
      : { name: `"keyfence" in ${PACKAGE_NAME}`, value: inPackage };
  }
  if (inPackage !== undefined) {
    throw new ConfigError(
      `both ${CONFIG_NAME} and "keyfence" in ${PACKAGE_NAME} configure keyfence; keep one`,
    );
  }
  return { name: CONFIG_NAME, value: parseJson(path, CONFIG_NAME) };
}

function readPackageKey(path: string): unknown {
  if (!isThere(path)) return undefined;
  const content = parseJson(path, PACKAGE_NAME);
  return typeof content === 'object' && content !== null && 'keyfence' in content
    ? content.keyfence
    : undefined;
}

/** A link that leads to nothing is there, and cannot be read. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param name of the file, for the message
 * @throws ConfigError when the file cannot be read or is no JSON
 */
export function parseJson(path: string, name: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${name} cannot be read; check its name and its permissions`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Without a cause: the parser's message quotes what it stumbled over, which may be a secret.
    throw new ConfigError(`${name} is not valid JSON`);
  }
}
