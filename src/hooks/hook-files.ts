import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ScanError } from '../errors/errors.ts';
import { isWithin } from '../files/is-within.ts';
import { readIfThere, type Change } from './change.ts';
import { INSTALLED_HOOKS } from './hooks.ts';
import { findCliBeside, renderHookLine, type Installation } from './hook-line.ts';
import { insertLine, isShellScript, removeLine } from './shell-hook.ts';

/** How git treats a file with a hook. */
export interface HookFileKind {
  /** Whether it is started directly, so that it needs `#!`. */
  readonly standAlone: boolean;
  /** Directory that is made for such files. */
  readonly ownDirectory?: string;
}

/**
 * A directory with a file for each hook.
 * @param directory absolute
 * @param root top of the work tree
 * @throws ScanError when there is a hook that cannot be extended
 */
export function planHookFiles(
  directory: string,
  root: string,
  installation: Installation,
  kind: HookFileKind,
): Change[] {
  requireOwnDirectory(directory, root);
  const paths = INSTALLED_HOOKS.map((hook) => join(directory, hook));
  for (const path of paths) requireOwnFile(path, paths, directory, root);
  return INSTALLED_HOOKS.map((hook) =>
    planHookFile(join(directory, hook), hook, installation, kind),
  );
}

/** @throws ScanError when there is a hook that cannot be extended */
export function planHookFile(
  path: string,
  hook: string,
  installation: Installation,
  kind: HookFileKind,
): Change {
  const before = readIfThere(path);
  // As Latin-1, so that invalid UTF-8 is kept.
  const content = before?.toString('latin1') ?? (kind.standAlone ? '#!/bin/sh\n' : '');
  if (!isShellScript(content)) {
    throw new ScanError(
      `${path} is not a shell script, so nothing can be added to it; let it call "node ${findCliBeside(installation.script)} hook ${hook} --" with its own arguments and fail when that fails`,
    );
  }
  const line = toLatin1(renderHookLine({ ...installation, hook }));
  const after = Buffer.from(insertLine(content, line), 'latin1');
  const { ownDirectory, standAlone } = kind;
  // Hooks that a manager starts itself need no permission.
  return { path, before, after, executable: standAlone, ...(ownDirectory && { ownDirectory }) };
}

/** @throws ScanError when a hook cannot be read */
export function planHookFilesRemoval(directory: string): Change[] {
  return INSTALLED_HOOKS.flatMap((hook) => planHookFileRemoval(join(directory, hook)));
}

/** @returns nothing if there is no such file */
export function planHookFileRemoval(path: string, ownDirectory?: string): Change[] {
  const before = readIfThere(path);
  if (before === undefined) return [];
  const rest = removeLine(before.toString('latin1'));
  const after = rest === undefined ? undefined : Buffer.from(rest, 'latin1');
  return [{ path, before, after, ...(ownDirectory && { ownDirectory }) }];
}

/** UTF-8 bytes as characters, like the files are read. */
export function toLatin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Hooks in a shared directory would run in all repositories. */
function requireOwnDirectory(directory: string, root: string): void {
  const entry = lstatSync(directory, { throwIfNoEntry: false });
  if (!entry) return;
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ScanError(`${directory} is not a directory; replace it with one`);
  }
  if (!entry.isSymbolicLink()) return;
  const target = realpathSync(directory);
  if (isOwn(target, directory, root)) return;
  throw new ScanError(
    `${directory} is a symbolic link to ${target}, which is not this repository's own; put a directory of its own in its place`,
  );
}

/** Whether a path without links is in the work tree, or in a directory of the repository. */
function isOwn(target: string, directory: string, root: string): boolean {
  const beside = dirname(directory);
  // From a linked worktree, the main one.
  const main = basename(beside) === '.git' ? [dirname(beside)] : [];
  return [root, beside, ...main].some((home) => isWithin(realpathSync(home), target));
}

/** Extending a file that other hooks or repositories also run would change them too. */
function requireOwnFile(
  path: string,
  hooks: readonly string[],
  directory: string,
  root: string,
): void {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry?.isSymbolicLink()) return;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new ScanError(`${path} is a symbolic link to no file; fix or remove it`);
  }
  const target = realpathSync(path);
  if (!isOwn(target, directory, root) && !isWithin(realpathSync(directory), target)) {
    throw new ScanError(
      `${path} is a symbolic link to ${target}, which is not this repository's own; put a hook of its own in its place`,
    );
  }
  const twin = hooks.find(
    (other) =>
      other !== path &&
      statSync(other, { throwIfNoEntry: false }) !== undefined &&
      realpathSync(other) === target,
  );
  if (twin !== undefined) {
    throw new ScanError(
      `${path} and ${twin} are the same file, which cannot call keyfence in two ways; give each hook a file of its own`,
    );
  }
}
