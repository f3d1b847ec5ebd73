import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Licences that may be bundled, by SPDX identifier (https://spdx.org/licenses/): they only require that their
 * text is included.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
];

/** A package that is part of the bundle. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  /** The text, which has to be shipped with the code. */
  readonly text: string;
}

/**
 * Writes the licences of the bundled packages next to the bundle: a line for each package, then the texts.
 * @throws when a package has no licence, or one that is not among ALLOWED_LICENCES
 */
export function collectLicences(fileName: string): Plugin {
  return {
    name: 'collect-licences',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds : [],
      );
      const directories = new Set(
        modules.filter((id) => id.includes('node_modules')).map(findPackage),
      );
      if (directories.size === 0) return;
      const source = formatLicences([...directories].sort().map(readPackage));
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

function formatLicences(packages: readonly BundledPackage[]): string {
  const lines = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const texts = packages.map(({ name, text }) => `--- ${name} ---\n\n${text.trim()}\n`);
  return [`These packages are bundled:\n\n${lines.join('\n')}\n`, ...texts].join('\n');
}

function findPackage(id: string): string {
  let directory = dirname(id);
  while (!existsSync(join(directory, 'package.json')) || !('name' in readManifest(directory)))
    directory = dirname(directory);
  return directory;
}

function readPackage(directory: string): BundledPackage {
  const { name, version, license } = readManifest(directory) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string')
    throw new Error(`${directory} has no name or no version`);
  if (typeof license !== 'string' || !ALLOWED_LICENCES.includes(license))
    throw new Error(`${name} is under ${JSON.stringify(license)}, which cannot be bundled`);
  const own = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  // For a package without such a file, whose sources name the authors.
  const file =
    own === undefined ? join('src/archives/licences', `${name}.txt`) : join(directory, own);
  // A package that only names its licence in the manifest cannot be shipped.
  if (!existsSync(file)) throw new Error(`${name} has no licence file`);
  return { name, version, licence: license, text: readFileSync(file, 'utf8') };
}

function readManifest(directory: string): object {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as object;
}
