import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, resolve } from 'node:path';
import { ConfigError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { isFileThere } from '../files/is-file-there.ts';
import { isWithin } from '../files/is-within.ts';
import { listAncestors } from '../files/list-ancestors.ts';
import { findTrackedLink } from '../git/find-tracked-link.ts';
import type { ReadSettings } from './settings/read-settings.ts';
import { CONFIG_NAME } from './settings/settings-files.ts';

/** A configuration file, and a way to find the files that it extends. */
export interface ConfigLocation {
  /** Of the file, for messages. */
  readonly name: string;
  /** Identifies the file. */
  readonly id: string;
  readonly text: string;
  /** The file that an entry of its `extends` refers to. @throws ConfigError when there is none */
  readonly follow: (entry: string) => ConfigLocation;
}

/** The repository that a configuration is read for. */
export interface ConfigHome {
  /** Absolute path of its top. */
  readonly root: string;
  readonly read: ReadSettings;
}

/**
 * A file of the repository, from the index, a commit or the work tree, depending on `read`.
 * @param path from the top, `/`-separated
 */
export function locateInRepository(
  path: string,
  file: { readonly name: string; readonly text: string },
  home: ConfigHome,
): ConfigLocation {
  const directory = posix.dirname(path);
  return {
    ...file,
    id: join(home.root, path),
    follow(entry) {
      if (!isRelative(entry))
        return findPackageFile(entry, join(home.root, directory), file.name, home);
      const target = posix.normalize(posix.join(directory, entry));
      return readInRepository(target, home, describe(file.name, entry));
    },
  };
}

/**
 * @param what describes it if there is none
 * @throws ConfigError
 */
export function readInRepository(path: string, home: ConfigHome, what: string): ConfigLocation {
  const [top, file] = [home.root, join(home.root, path)];
  const isOutside =
    path.startsWith('../') ||
    (existsSync(file) && !isWithin(realpathSync(top), realpathSync(file)));
  if (isOutside) throw new ConfigError(`${what}, which is not in the repository`);
  const found = home.read(path);
  if (!found) throw new ConfigError(`${what}, and there is no such file`);
  return locateInRepository(path, found, home);
}

/**
 * A file that is given on the command line, or one of a package.
 * @param boundary absolute path of a directory that it must not extend files outside of
 */
export function locateOnDisk(
  file: string,
  name: string,
  boundary: string,
  home: ConfigHome,
): ConfigLocation {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${name} cannot be read; check its name and its permissions`, { cause });
  }
  const directory = dirname(file);
  return {
    name,
    id: file,
    text,
    follow(entry) {
      if (!isRelative(entry)) return findPackageFile(entry, directory, name, home);
      const [target, what] = [resolve(directory, entry), describe(name, entry)];
      if (!isFileThere(target, entry)) throw new ConfigError(`${what}, and there is no such file`);
      if (!isWithin(realpathSync(boundary), realpathSync(target))) {
        throw new ConfigError(`${what}, which is not beside it`);
      }
      return locateOnDisk(target, posix.join(posix.dirname(name), entry), boundary, home);
    },
  };
}

/** `@scope/name` or `name`, and a file in it if there is one. https://nodejs.org/api/modules.html#loading-from-node_modules-folders */
const PACKAGE = /^(?<name>(?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/(?<file>[\w.~@/-]+\.jsonc?))?$/;

/** Looks where Node would look, but runs nothing: a package is a directory in `node_modules`. */
function findPackageFile(
  entry: string,
  from: string,
  name: string,
  home: ConfigHome,
): ConfigLocation {
  const groups = PACKAGE.exec(entry)?.groups;
  const packageName = groups?.['name'];
  const file = groups?.['file'] ?? CONFIG_NAME;
  const what = describe(name, entry);
  if (packageName === undefined || isAbsolute(entry) || file.split('/').includes('..')) {
    throw new ConfigError(
      `${what}, which is neither a file ("./…", "../…") nor a package with a JSON file in it`,
    );
  }
  for (const directory of listAncestors(from)) {
    const root = join(directory, 'node_modules', packageName);
    if (!existsSync(root)) continue;
    const target = join(root, file);
    if (!isFileThere(target, `${packageName}/${file}`)) {
      throw new ConfigError(`${what}, and that package has no ${file}`);
    }
    return openPackageFile(target, root, `${packageName}/${file}`, what, home);
  }
  throw new ConfigError(`${what}, and no such package is installed; install it, or name a file`);
}

/** A package in the repository itself is one of its files, which may be staged. */
function openPackageFile(
  target: string,
  root: string,
  name: string,
  what: string,
  home: ConfigHome,
): ConfigLocation {
  const [top, real] = [realpathSync(home.root), realpathSync(target)];
  const path = toGitPath(top, real);
  if (isWithin(top, real) && !path.split('/').includes('node_modules')) {
    return readInRepository(path, home, what);
  }
  // A person may link directories on their own machine; a repository may contain links to anywhere.
  if (!isWithin(top, real) && findTrackedLink(root, home.root) !== undefined)
    throw new ConfigError(`${what}, which is not in the repository`);
  const boundary = realpathSync(root);
  if (!isWithin(boundary, real)) throw new ConfigError(`${what}, which is not in that package`);
  return locateOnDisk(real, name, boundary, home);
}

function isRelative(entry: string): boolean {
  return /^\.\.?\//.test(entry);
}

function describe(name: string, entry: string): string {
  return `${name} extends ${JSON.stringify(entry)}`;
}
