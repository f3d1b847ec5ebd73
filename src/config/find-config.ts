import { describeReason } from '../errors/describe-reason.ts';
import { ConfigError } from '../errors/errors.ts';
import { parseJson } from '../text/parse-json.ts';
import {
  readFromWorkTree,
  type ReadSettings,
  type SettingsFile,
} from './settings/read-settings.ts';
import { CONFIG_NAME, PACKAGE_NAME } from './settings/settings-files.ts';

/** A configuration that is not validated yet: a text or a value. */
export type FoundConfig = {
  /** Of the file, for messages. */
  readonly name: string;
  /** From the top of the repository. */
  readonly path: string;
} & ({ readonly text: string } | { readonly value: unknown });

/**
 * The configuration of a directory, not validated yet: `keyfence.config.json`, or the `keyfence` key of
 * `package.json`; `undefined` if there is neither.
 * @throws ConfigError when it cannot be read
 */
export function findConfig(
  directory: string,
  read: ReadSettings = readFromWorkTree(directory),
): FoundConfig | undefined {
  const inPackage = readPackageKey(read);
  const own = read(CONFIG_NAME);
  if (!own) return inPackage;
  if (inPackage !== undefined) {
    throw new ConfigError(
      `both ${CONFIG_NAME} and "keyfence" in ${PACKAGE_NAME} configure keyfence; keep one`,
    );
  }
  return { ...own, path: CONFIG_NAME };
}

function readPackageKey(read: ReadSettings): FoundConfig | undefined {
  const file = read(PACKAGE_NAME);
  const content = file && parse(file);
  return file && typeof content === 'object' && content !== null && 'keyfence' in content
    ? { name: `"keyfence" in ${file.name}`, path: PACKAGE_NAME, value: content.keyfence }
    : undefined;
}

function parse({ text, name }: SettingsFile): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new ConfigError(`${name} is not valid JSON: ${describeReason(cause)}`, { cause });
  }
}
