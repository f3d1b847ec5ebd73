import { readFileSync } from 'node:fs';

/** A package of which something is in `dist`. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
}

/**
 * What `build/collect-licences.ts` has written about `dist`.
 * @throws when it lists nothing, which would make an SBOM that says too little
 */
export function readBundledPackages(file: string = 'dist/LICENCES.txt'): BundledPackage[] {
  const [, list = ''] = readFileSync(file, 'utf8').split('\n\n');
  const packages = list.split('\n').map((line) => {
    const { name, version } = /^(?<name>\S+) (?<version>\S+): \S+$/.exec(line)?.groups ?? {};
    if (name === undefined || version === undefined) throw new Error(`${file} says "${line}"`);
    return { name, version };
  });
  return packages;
}
