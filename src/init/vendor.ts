import { basename, join } from 'node:path';
import { existsSync, readdirSync } from 'node:fs';
import { toGitPath, toSlashes } from '../files/git-path.ts';
import type { Repository } from '../git/repository.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import { SCRIPT_NAME, VENDOR, type Installation } from '../hooks/hook-line.ts';
import type { InitPart } from './init-part.ts';
import type { OwnProgram } from './own-program.ts';

/** In the common git directory, which is not cloned. */
const DIRECTORY = 'keyfence';

/** A copy of the command, and how hooks find it. */
export interface Vendored {
  readonly installation: Installation;
  readonly copy: InitPart;
}

/**
 * Copies the command into the git directory, for repositories without packages.
 * @param own the running command
 * @throws GitError, ScanError
 */
export async function planVendor(repository: Repository, own: OwnProgram): Promise<Vendored> {
  const common = await repository.commonDirectory();
  const directory = join(common, DIRECTORY);
  // Also from a linked work tree, through the main one.
  const script =
    basename(common) === '.git'
      ? join('.git', DIRECTORY, SCRIPT_NAME)
      : join(directory, SCRIPT_NAME);
  return {
    installation: { script: toSlashes(script), tree: '', install: VENDOR },
    copy: planCopy(directory, own),
  };
}

/** Removes the copy. @throws GitError, ScanError */
export async function planVendorRemoval(repository: Repository): Promise<InitPart> {
  const directory = join(await repository.commonDirectory(), DIRECTORY);
  return planCopyRemoval(directory);
}

/**
 * Copies the command, and removes older copies.
 * @param own the running command
 */
export function planCopy(directory: string, { files }: OwnProgram): InitPart {
  const stale = listFiles(directory).filter((name) => !files.has(name));
  const changes = [
    ...Array.from(files, ([name, after]) => makeChange(directory, name, after)),
    ...stale.map((name) => makeChange(directory, name, undefined)),
  ];
  return { changes, directory, notes: [] };
}

/** Removes a copy. */
export function planCopyRemoval(directory: string): InitPart {
  const changes = listFiles(directory).map((name) => makeChange(directory, name, undefined));
  return { changes, directory, notes: [] };
}

function makeChange(directory: string, name: string, after: Buffer | undefined): Change {
  const path = join(directory, name);
  return { path, before: readIfThere(path), after, ownDirectory: directory };
}

function listFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => toGitPath(directory, join(entry.parentPath, entry.name)));
}
