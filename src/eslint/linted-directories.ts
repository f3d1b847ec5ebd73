import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const directories = new Set<string>();

/**
 * Notes that ESLint asks for the configuration of a file. Meant for the `ignores` of a configuration: these get
 * the absolute path, and nothing else of a plugin is called before ESLint looks into its cache.
 * @returns `false`: nothing is ignored
 */
export function noteLinted(path: string): boolean {
  directories.add(dirname(path));
  return false;
}

/** Where the files that were noted may have their settings. */
export interface SettingLocations {
  /** Tops of repositories. */
  readonly repositories: readonly string[];
  /** Directories around files outside of repositories: the working directory of ESLint is one of them. */
  readonly directories: readonly string[];
  /** Of the files themselves. */
  readonly linted: readonly string[];
}

/** Of the files that were noted, and of this process. */
export function listSettingLocations(): SettingLocations {
  const roots = new Map<string, string | undefined>();
  for (const start of [process.cwd(), ...directories]) {
    const passed: string[] = [];
    let at = start;
    while (!roots.has(at) && dirname(at) !== at && !existsSync(join(at, '.git'))) {
      passed.push(at);
      at = dirname(at);
    }
    if (!roots.has(at)) roots.set(at, existsSync(join(at, '.git')) ? at : undefined);
    for (const directory of passed) roots.set(directory, roots.get(at));
  }
  const repositories = new Set([...roots.values()].filter((root) => root !== undefined));
  const outside = [...roots].flatMap(([directory, root]) => (root === undefined ? directory : []));
  return {
    repositories: [...repositories].sort(),
    directories: outside.sort(),
    linted: [...directories].sort(),
  };
}
