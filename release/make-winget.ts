import { stringify } from 'yaml';
import type { Release } from './release.ts';

/** An executable for Windows, as it is attached to the release. */
export interface WindowsFile {
  readonly name: string;
  readonly sha256: string;
  readonly architecture: 'x64' | 'arm64';
}

const SCHEMA_VERSION = '1.10.0';

/**
 * The three manifests that the package manager of Windows wants of a version.
 * https://learn.microsoft.com/windows/package-manager/package/manifest
 * @returns texts by the names of their files
 */
export function makeWinget(
  release: Release,
  files: readonly WindowsFile[],
): Record<string, string> {
  const owner = new URL(release.homepage).pathname.split('/')[1] ?? '';
  const id = `${owner}.keyfence`;
  const make = (type: string, fields: object): string => {
    const schema = `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${SCHEMA_VERSION}.schema.json\n\n`;
    const kind = { ManifestType: type, ManifestVersion: SCHEMA_VERSION };
    const manifest = { PackageIdentifier: id, PackageVersion: release.version, ...fields, ...kind };
    return schema + stringify(manifest, { lineWidth: 0 });
  };
  return {
    [`${id}.yaml`]: make('version', { DefaultLocale: 'en-US' }),
    [`${id}.installer.yaml`]: make('installer', {
      InstallerType: 'portable',
      Commands: ['keyfence'],
      Installers: files.map(({ name, sha256, architecture }) => ({
        Architecture: architecture,
        InstallerUrl: `${release.download}/${name}`,
        InstallerSha256: sha256.toUpperCase(),
      })),
    }),
    [`${id}.locale.en-US.yaml`]: make('defaultLocale', {
      PackageLocale: 'en-US',
      Publisher: release.author,
      PackageName: 'keyfence',
      PackageUrl: release.homepage,
      License: 'MIT',
      ShortDescription: release.summary,
    }),
  };
}
