import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ConfigError } from '../../errors/errors.ts';
import { isDirectory as isAnyDirectory, isFile as isRegularFile } from '../../files/file-type.ts';
import { makeMatcher } from '../../globs/glob.ts';

/** How many files that match a wildcard are checked. */
const MOST_MATCHES = 1000;
const WILDCARDS = /[*?[{]/;

/** The file that an agent's path refers to. @param cwd absolute */
export function toAbsolute(path: string, cwd: string): string {
  return resolve(
    cwd,
    path.replace(/^~(?=[/\\]|$)/, () => homedir()),
  );
}

/** For messages: relative to the top if it is below it. */
export function nameFile(absolute: string, root: string): string {
  const path = relative(root, absolute);
  const isOutside = path === '' || path.startsWith('..') || isAbsolute(path);
  return (isOutside ? absolute : path).split(sep).join('/');
}

/** The path that sources use, which does not begin with a slash. */
export function toSourcePath(name: string): string {
  return name.replace(/^\/+/, '');
}

/** The regular files that a word may refer to, in any of the directories. */
export function findFiles(word: string, directories: readonly string[]): string[] {
  const found = new Set<string>();
  for (const directory of directories) {
    const path = toAbsolute(word, directory);
    if (isFile(path)) for (const name of withTarget(path)) found.add(name);
    else if (WILDCARDS.test(word)) for (const match of expand(path)) found.add(match);
  }
  return [...found];
}

/** A link may have a harmless name. */
function withTarget(path: string): string[] {
  return attempt(() => lstatSync(path).isSymbolicLink()) === true
    ? [path, realpathSync(path)]
    : [path];
}

export function isFile(path: string): boolean {
  // Not every text can be the name of a file: it may be too long.
  return attempt(() => isRegularFile(path)) ?? false;
}

export function isDirectory(path: string): boolean {
  return attempt(() => isAnyDirectory(path)) ?? false;
}

function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return undefined;
    throw cause;
  }
}

/** Files that match a path with wildcards, as in a shell. */
function expand(path: string): string[] {
  const directory = dirname(path);
  const directories = WILDCARDS.test(directory)
    ? expandDirectory(directory)
    : [directory].filter(isDirectory);
  return directories.flatMap((at) => listMatches(at, basename(path)).filter(isFile));
}

function expandDirectory(path: string): string[] {
  const parent = dirname(path);
  const parents = WILDCARDS.test(parent) ? expandDirectory(parent) : [parent].filter(isDirectory);
  return parents.flatMap((at) => listMatches(at, basename(path)).filter(isDirectory));
}

function listMatches(directory: string, pattern: string): string[] {
  if (!WILDCARDS.test(pattern)) return [join(directory, pattern)];
  try {
    const matches = makeMatcher([pattern]);
    return (attempt(() => readdirSync(directory)) ?? [])
      .filter((name) => (pattern.startsWith('.') || !name.startsWith('.')) && matches(name))
      .slice(0, MOST_MATCHES)
      .map((name) => join(directory, name));
  } catch (cause) {
    // Not a pattern after all, and no file of that name.
    if (cause instanceof ConfigError) return [];
    throw cause;
  }
}

const SKIPPED = new Set(['.git', 'node_modules']);
/** How many directory entries are checked. */
const MOST_ENTRIES = 20_000;

/**
 * Files below a directory that are secret files by their names.
 * @param depth how many levels are searched; 1 is the directory alone
 */
export function findNamedFiles(
  directory: string,
  isNamed: (path: string) => boolean,
  depth: number,
): string[] {
  const found: string[] = [];
  let seen = 0;
  const pending = [{ path: directory, level: 1 }];
  for (let next = pending.shift(); next && seen < MOST_ENTRIES; next = pending.shift()) {
    const { path, level } = next;
    for (const entry of attempt(() => readdirSync(path, { withFileTypes: true })) ?? []) {
      seen++;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (level < depth && !SKIPPED.has(entry.name))
          pending.push({ path: inner, level: level + 1 });
      } else if (isNamed(inner.split(sep).join('/')) && isFile(inner)) found.push(inner);
    }
  }
  return found;
}
