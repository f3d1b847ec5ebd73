import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBaselineText } from '../baseline/read-baseline-text.ts';
import { isFile } from '../files/file-type.ts';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import { readIgnoreState } from '../git/read-ignore-state.ts';
import { IGNORE_FILE_NAME } from '../gitignore/engine/ignore-rule.ts';
import { readIgnoreFiles } from './gitignore/read-ignore-files.ts';
import { listSettingLocations } from './linted-directories.ts';
import { findNestedNow, loadConfigNow, readLayersNow } from './load-config-now.ts';
import { forgetAll } from './memoize-for-one-second.ts';

/** Long enough that two states of a project do not collide. */
const LENGTH = 16;

type Part = string | Uint8Array;

/**
 * A hash of everything outside a file that affects its reports: the configuration, the baseline, the ignore
 * files, and what is tracked although it is ignored.
 */
export function hashSettings(): string {
  // The hash and the rules must use the same values.
  forgetAll();
  const hash = createHash('sha256');
  const { repositories, directories, linted } = listSettingLocations();
  for (const root of repositories) {
    addConfiguration(hash, root);
    add(hash, () => readIgnoreFiles(root).flatMap(({ path, bytes }) => [path, bytes]));
    addGitState(hash, root);
    addNested(hash, root, linted);
  }
  for (const directory of directories) {
    addConfiguration(hash, directory);
    add(hash, () => readFile(join(directory, IGNORE_FILE_NAME)));
  }
  return hash.digest('hex').slice(0, LENGTH);
}

function addConfiguration(hash: Hash, root: string): void {
  add(hash, () => [root, JSON.stringify(readLayersNow(root))]);
  add(hash, () => [readBaselineText(root, loadConfigNow(root)) ?? '']);
}

/** The configuration of the directories with linted files. */
function addNested(hash: Hash, root: string, linted: readonly string[]): void {
  const inside = linted.filter((directory) => isWithin(root, directory));
  const paths = inside.map((directory) => findNestedNow(root, toGitPath(root, directory)));
  for (const path of new Set(paths)) {
    if (path !== undefined) add(hash, () => [path, JSON.stringify(readLayersNow(root, path))]);
  }
}

/** What git ignores besides the `.gitignore` files, and what is tracked although it is ignored. */
function addGitState(hash: Hash, root: string): void {
  const { answers, files } = readIgnoreState(root);
  for (const answer of answers) add(hash, () => [answer]);
  for (const path of files) add(hash, () => readFile(path));
}

/**
 * Adds what was read, or the error: the rules report it themselves, in the files concerned. Lengths keep parts
 * from being confused.
 */
function add(hash: Hash, read: () => readonly Part[]): void {
  let parts: readonly Part[];
  try {
    parts = read();
  } catch (error) {
    parts = [String(error)];
  }
  for (const part of [String(parts.length), ...parts]) hash.update(`${part.length}:`).update(part);
}

function readFile(path: string): Part[] {
  return isFile(path) ? [readFileSync(path)] : [];
}
