import { join } from 'node:path';
import { recompress } from './recompress.ts';
import { runProgram } from './run-program.ts';
import { stagePackage } from './stage-package.ts';

/** What `npm pack` makes. */
export interface Tarball {
  readonly path: string;
  /** Paths inside, from the top of the package. */
  readonly files: readonly string[];
  /** Bytes, compressed. */
  readonly size: number;
}

/** Bytes, compressed: what an install downloads. */
export const LARGEST_TARBALL = 350_000;

/**
 * Packs what stands in `dist`.
 * @param top the repository
 * @param staging a directory that does not exist yet; what is packed stays in it
 * @throws when the tarball is larger than {@link LARGEST_TARBALL}
 */
export async function packTarball(
  top: string,
  staging: string,
  destination: string,
): Promise<Tarball> {
  stagePackage(top, staging);
  const packed = JSON.parse(
    runProgram('npm', ['pack', '--json', '--pack-destination', destination], staging),
  ) as [{ filename: string; files: { path: string }[] }];
  const [{ filename, files }] = packed;
  const path = join(destination, filename);
  const size = await recompress(path);
  if (size > LARGEST_TARBALL)
    throw new Error(`${filename} has ${size} bytes, more than ${LARGEST_TARBALL}`);
  return { path, files: files.map(({ path }) => path), size };
}
