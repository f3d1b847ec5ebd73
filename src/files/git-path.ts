import systemPath, { type PlatformPath } from 'node:path';

/** A path of the system as git writes it, and every report: from a directory, with `/`. Empty for the directory itself. */
export function toGitPath(
  directory: string,
  path: string,
  system: Pick<PlatformPath, 'relative' | 'sep'> = systemPath,
): string {
  return system.relative(directory, path).split(system.sep).join('/');
}

/** A path as git and shells write it on every system: with `/`. */
export function toSlashes(path: string): string {
  return path.split(systemPath.sep).join('/');
}
