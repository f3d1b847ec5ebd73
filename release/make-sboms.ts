import { readBundledPackages, type BundledPackage } from './bundled-packages.ts';
import { runProgram } from './run-program.ts';

/** https://cyclonedx.org/docs/1.5/json/, as far as it is touched here. */
interface CycloneDx {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  name: string;
  readonly version: string;
  properties?: unknown[];
}

/** https://spdx.github.io/spdx-spec/v2.3/, as far as it is touched here. */
interface Spdx {
  documentDescribes: [string];
  packages: SpdxPackage[];
  relationships: {
    spdxElementId: string;
    relatedSpdxElement: string;
    relationshipType: string;
  }[];
}

interface SpdxPackage {
  readonly SPDXID: string;
  readonly name: string;
  readonly versionInfo: string;
}

/**
 * Says in both formats what is in the package: for npm all of that is needed only to build it, so its lists are cut
 * to what is bundled.
 * @returns texts by the names of their files
 * @throws when npm does not know a package that is bundled
 */
export function makeSboms(top: string): Record<string, string> {
  const bundled = readBundledPackages();
  const ask = (format: string): unknown =>
    JSON.parse(
      runProgram('npm', ['sbom', '--sbom-format', format, '--sbom-type', 'application'], top),
    );
  const toText = (bom: unknown): string => `${JSON.stringify(bom, undefined, 2)}\n`;
  return {
    'keyfence.cdx.json': toText(cutCycloneDx(ask('cyclonedx') as CycloneDx, bundled)),
    'keyfence.spdx.json': toText(cutSpdx(ask('spdx') as Spdx, bundled)),
  };
}

/** @internal */
export function cutCycloneDx(bom: CycloneDx, bundled: readonly BundledPackage[]): CycloneDx {
  const root = bom.metadata.component;
  const components = bundled.map((each) => {
    const found = bom.components.find(
      ({ name, version }) => name === each.name && version === each.version,
    );
    // That it is a development dependency is true of the build alone.
    if (found) return { ...found, properties: [] };
    throw new Error(`npm sbom does not list ${each.name} ${each.version}, which is bundled`);
  });
  const refs = components.map((component) => component['bom-ref']);
  const keep = (ref: string): boolean => refs.includes(ref);
  return {
    ...bom,
    // npm names it for the directory.
    metadata: { ...bom.metadata, component: { ...root, name: 'keyfence' } },
    components,
    dependencies: [
      { ref: root['bom-ref'], dependsOn: refs },
      ...bom.dependencies
        .filter(({ ref }) => keep(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(keep) })),
    ],
  };
}

/** @internal */
function cutSpdx(bom: Spdx, bundled: readonly BundledPackage[]): Spdx {
  const [rootId] = bom.documentDescribes;
  const root = bom.packages.filter(({ SPDXID }) => SPDXID === rootId);
  const packages = bundled.map((each) => {
    const found = bom.packages.find(
      ({ name, versionInfo }) => name === each.name && versionInfo === each.version,
    );
    if (found) return found;
    throw new Error(`npm sbom does not list ${each.name} ${each.version}, which is bundled`);
  });
  return {
    ...bom,
    packages: [...root, ...packages],
    relationships: [
      ...bom.relationships.filter(({ relationshipType }) => relationshipType === 'DESCRIBES'),
      ...packages.map(({ SPDXID }) => ({
        spdxElementId: rootId,
        relatedSpdxElement: SPDXID,
        relationshipType: 'CONTAINS',
      })),
    ],
  };
}
