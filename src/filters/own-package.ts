import { existsSync, readFileSync } from 'node:fs';
import { isFile } from '../files/file-type.ts';
import type { SourceFile } from '../files/source-file.ts';
import type { Filter } from './filter.ts';

/** A file of keyfence in a `node_modules`. */
const OWN_FILE = /(?:^|\/)node_modules\/keyfence\/(?<path>[^:]+)$/;
/** How far the package is above this file, bundled or not. */
const LEVELS = ['./', '../', '../../', '../../../'];

/**
 * Suppresses findings in files of the running keyfence itself, where a project commits its packages: the
 * examples in its pages, the words in its rules. Only identical bytes count.
 */
export function makeOwnPackageFilters({
  path,
  bytes,
}: Pick<SourceFile, 'path' | 'bytes'>): Filter[] {
  const own = OWN_FILE.exec(path)?.groups?.['path'];
  if (own === undefined || !isOwnFile(own, bytes)) return [];
  return [() => ({ by: 'own-package', reason: 'a file of keyfence itself, unchanged' })];
}

function isOwnFile(path: string, bytes: Buffer): boolean {
  const top = LEVELS.map((level) => new URL(level, import.meta.url)).find((directory) =>
    existsSync(new URL('package.json', directory)),
  );
  if (!top) return false;
  const file = new URL(encodeURI(path), top);
  const isBelow = file.href.startsWith(top.href);
  return isBelow && isFile(file) && readFileSync(file).equals(bytes);
}
