import systemPath, { type PlatformPath } from 'node:path';

/** Whether a path without links is in a directory, or is it. */
export function isWithin(
  directory: string,
  path: string,
  system: Pick<PlatformPath, 'relative' | 'sep' | 'isAbsolute'> = systemPath,
): boolean {
  const way = system.relative(directory, path);
  // On Windows there is no way from one drive to another.
  return way !== '..' && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}
