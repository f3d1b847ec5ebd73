import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBundledPackages } from '../../release/bundled-packages.ts';
import { makeChecksums } from '../../release/make-checksums.ts';
import { makeFormula } from '../../release/make-formula.ts';
import { cutCycloneDx, makeSboms } from '../../release/make-sboms.ts';
import { makeWinget } from '../../release/make-winget.ts';
import { checkPublisher, listUnnamedFiles, readRepositoryName } from '../../release/publisher.ts';
import { VERSION } from '../../src/package/version.ts';
import { top } from '../support/package.ts';
import { createRepository } from '../support/repository.ts';

const RELEASE = {
  version: '1.2.3',
  author: 'Ann <ann@example.com>',
  homepage: 'https://github.com/acme/keyfence#readme',
  summary: 'Finds keys',
  download: 'https://github.com/acme/keyfence/releases/download/v1.2.3',
};

describe('who publishes', () => {
  const filled = {
    author: 'Ann <ann@example.com>',
    homepage: 'https://github.com/acme/keyfence#readme',
    bugs: { url: 'https://github.com/acme/keyfence/issues' },
    repository: { type: 'git', url: 'git+https://github.com/acme/keyfence.git' },
  };

  test('is complete', () => {
    expect(checkPublisher(filled)).toEqual([]);
  });

  test.each([
    ['a placeholder', { author: 'AUTHOR' }, ['"author" in package.json is a placeholder']],
    [
      'pages of another repository',
      { homepage: 'https://example.com', bugs: { url: 'https://example.com' } },
      [
        '"homepage" is not https://github.com/acme/keyfence#readme',
        '"bugs" is not https://github.com/acme/keyfence/issues',
      ],
    ],
  ])('is refused for %s', (_, fields, reasons) => {
    expect(checkPublisher({ ...filled, ...fields })).toEqual(reasons);
  });

  test('has the repository at GitHub', () => {
    expect(() => readRepositoryName('https://example.com/a/b')).toThrow('"repository"');
  });

  test('files that name the placeholder are reported, whatever their names', async () => {
    await using repo = await createRepository();
    await repo.write('docs/a b.md', 'uses: OWNER/keyfence@v1\n');
    await repo.write('docs/other.md', 'uses: acme/keyfence@v1\n');
    await repo.commit();
    expect(listUnnamedFiles(repo.root)).toEqual(['docs/a b.md']);
  });
});

describe('the SBOMs', () => {
  interface Bom {
    readonly specVersion: string;
    readonly spdxVersion: string;
    readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
    readonly components: readonly Part[];
    readonly packages: readonly Part[];
    readonly dependencies: readonly {
      readonly ref: string;
      readonly dependsOn: readonly string[];
    }[];
    readonly relationships: readonly { readonly relatedSpdxElement: string }[];
  }
  interface Part {
    readonly name: string;
    readonly SPDXID: string;
    readonly 'bom-ref': string;
  }

  const bundled = readBundledPackages().map(({ name }) => name);

  test('list what is bundled, with its licences, and nothing else', () => {
    expect(bundled).toContain('yaml');
    const boms = Object.entries(makeSboms(top));
    expect(boms.map(([name]) => name)).toEqual(['keyfence.cdx.json', 'keyfence.spdx.json']);
    const [cyclonedx, spdx] = boms.map(([, text]) => JSON.parse(text) as Bom);
    expect(cyclonedx).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'keyfence', version: VERSION } },
    });
    expect(cyclonedx?.components.map(({ name }) => name)).toEqual(bundled);
    const refs = cyclonedx?.components.map((part) => part['bom-ref']) ?? [];
    expect(cyclonedx?.dependencies[0]?.dependsOn).toEqual(refs);
    expect(refs).toEqual(
      expect.arrayContaining(cyclonedx?.dependencies.flatMap(({ dependsOn }) => dependsOn) ?? []),
    );
    expect(spdx?.spdxVersion).toBe('SPDX-2.3');
    expect(spdx?.packages.map(({ name }) => name)).toEqual(['keyfence', ...bundled]);
    expect(spdx?.relationships.map(({ relatedSpdxElement }) => relatedSpdxElement)).toEqual(
      spdx?.packages.map(({ SPDXID }) => SPDXID),
    );
  });

  test('a bundled package that npm does not know is an error', () => {
    const root = { 'bom-ref': 'a', name: 'a', version: '1.0.0' };
    const bom = { metadata: { component: root }, components: [], dependencies: [] };
    expect(() => cutCycloneDx(bom, [{ name: 'b', version: '2.0.0' }])).toThrow('b 2.0.0');
  });
});

test('the formula installs the tarball of the release', () => {
  const formula = makeFormula(RELEASE, { name: 'keyfence-1.2.3.tgz', sha256: 'f00' });
  expect(formula).toContain(`url "${RELEASE.download}/keyfence-1.2.3.tgz"\n  sha256 "f00"`);
  expect(formula).toContain('depends_on "node"');
});

test('the manifests for winget name the executables', () => {
  const files = makeWinget(RELEASE, [
    { name: 'keyfence-win32-x64.exe', sha256: 'ab', architecture: 'x64' },
  ]);
  const id = 'acme.keyfence';
  expect(Object.keys(files)).toEqual([
    `${id}.yaml`,
    `${id}.installer.yaml`,
    `${id}.locale.en-US.yaml`,
  ]);
  for (const text of Object.values(files))
    expect(parse(text)).toMatchObject({
      PackageIdentifier: id,
      PackageVersion: '1.2.3',
      ManifestVersion: '1.10.0',
    });
  expect(parse(files[`${id}.installer.yaml`] ?? '')).toMatchObject({
    InstallerType: 'portable',
    Installers: [
      {
        Architecture: 'x64',
        InstallerUrl: `${RELEASE.download}/keyfence-win32-x64.exe`,
        InstallerSha256: 'AB',
      },
    ],
  });
});

test('the checksums are those that sha256sum reads', async () => {
  await using repo = await createRepository();
  await repo.write('b', 'two');
  await repo.write('a', 'one');
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  expect(makeChecksums(repo.root)).toBe(`${hash('one')}  a\n${hash('two')}  b\n`);
});
