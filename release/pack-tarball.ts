import { join } from 'node:path';
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
const LARGEST_TARBALL = 350_000;

/**
 * Packs what stands in `dist`.
 * @param top the repository
 * @param staging a directory that does not exist yet; what is packed stays in it
 * @throws when the tarball is larger than {@link LARGEST_TARBALL}
 */
export function packTarball(top: string, staging: string, destination: string): Tarball {
  stagePackage(top, staging);
  const packed = JSON.parse(
    runProgram('npm', ['pack', '--json', '--pack-destination', destination], staging),
  ) as [{ filename: string; files: { path: string }[]; size: number }];
  const [{ filename, files, size }] = packed;
  if (size > LARGEST_TARBALL)
    throw new Error(`${filename} has ${size} bytes, more than ${LARGEST_TARBALL}`);
  return { path: join(destination, filename), files: files.map(({ path }) => path), size };
}
