import { realpathSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GitError } from '../errors/errors.ts';
import { toSlashes } from '../files/git-path.ts';
import { listAncestors } from '../files/list-ancestors.ts';
import { findGlobalConfigFile, listGlobalHooksPaths } from '../git/global-settings.ts';
import { appendBlock, removeBlocks } from '../hooks/block.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import {
  findGlobalDirectory,
  findGlobalHooks,
  GLOBAL_HOOKS,
  renderGlobalHook,
} from '../hooks/global-hooks.ts';
import {
  COPY_GLOBALLY,
  INSTALL_GLOBALLY,
  SCRIPT_NAME,
  type Installation,
} from '../hooks/hook-line.ts';
import { toLatin1 } from '../hooks/hook-files.ts';
import type { InitPart } from './init-part.ts';
import { findOwnProgram } from './own-program.ts';
import { planCopy, planCopyRemoval } from './vendor.ts';

const PROGRAM = 'program';

/** The global guard, and the directories that it is written to. */
export interface GlobalPlan {
  readonly parts: readonly InitPart[];
  readonly homes: readonly string[];
}

/**
 * Makes git look for hooks in the directory of keyfence, which run those of each repository afterwards.
 * @throws GitError when git already looks elsewhere
 * @throws ScanError
 */
export async function planGlobal(environment: NodeJS.ProcessEnv): Promise<GlobalPlan> {
  const directory = findGlobalHooks(environment);
  const other = (await listGlobalHooksPaths()).find((path) => !isSamePath(path, directory));
  if (other !== undefined) {
    throw new GitError(
      `core.hooksPath is set to ${other} for all your repositories; take it out ("git config --global --unset core.hooksPath") and run init again`,
    );
  }
  const own = findOwnProgram();
  const copy = join(findGlobalDirectory(environment), PROGRAM);
  const installation =
    own.directory === undefined
      ? makeInstallation(copy, COPY_GLOBALLY)
      : makeInstallation(own.directory, INSTALL_GLOBALLY);
  const hooks = GLOBAL_HOOKS.map((hook): Change => {
    const path = join(directory, hook);
    const after = Buffer.from(renderGlobalHook(hook, installation));
    return {
      path,
      before: readIfThere(path),
      after,
      executable: true,
      ownDirectory: dirname(directory),
    };
  });
  const after = (): string[] => [
    'Every commit and push of all your repositories is guarded from now on.',
    'A repository with a core.hooksPath of its own (husky sets one) needs "keyfence init": "keyfence doctor --global" names those.',
  ];
  return {
    parts: [
      ...(own.directory === undefined ? [planCopy(copy, own)] : []),
      { changes: hooks, directory, notes: [] },
      { changes: [planConfig(environment, directory)], notes: [], after },
    ],
    homes: listHomes(environment),
  };
}

/** Removes all of it. */
export function planGlobalRemoval(environment: NodeJS.ProcessEnv): GlobalPlan {
  const directory = findGlobalHooks(environment);
  const hooks = GLOBAL_HOOKS.flatMap((hook): Change[] => {
    const path = join(directory, hook);
    const before = readIfThere(path);
    return before ? [{ path, before, after: undefined, ownDirectory: dirname(directory) }] : [];
  });
  const config = planConfigRemoval(environment);
  return {
    parts: [
      // First, so that git never looks in a missing directory.
      { changes: config ? [config] : [], notes: [] },
      { changes: hooks, directory, notes: [] },
      planCopyRemoval(join(findGlobalDirectory(environment), PROGRAM)),
    ],
    homes: listHomes(environment),
  };
}

/** @returns nothing if keyfence is not in it: a file that is empty without it stays */
function planConfigRemoval(environment: NodeJS.ProcessEnv): Change | undefined {
  const path = findGlobalConfigFile(environment);
  const before = readIfThere(path);
  const text = before?.toString('latin1') ?? '';
  const rest = removeBlocks(text);
  if (rest === text) return undefined;
  return { path, before, after: rest === '' ? undefined : Buffer.from(rest, 'latin1') };
}

function planConfig(environment: NodeJS.ProcessEnv, directory: string): Change {
  const path = findGlobalConfigFile(environment);
  const before = readIfThere(path);
  const rest = removeBlocks(before?.toString('latin1') ?? '');
  // https://git-scm.com/docs/git-config#_syntax
  const value = toLatin1(toSlashes(directory)).replaceAll(/["\\]/g, '\\$&');
  const text = appendBlock(rest, ['[core]', `\thooksPath = "${value}"`]);
  return { path, before, after: Buffer.from(text, 'latin1') };
}

/** Many people keep their settings behind a link, in another repository. */
function listHomes(environment: NodeJS.ProcessEnv): string[] {
  const directory = [...listAncestors(findGlobalDirectory(environment))].find((at) =>
    existsSync(at),
  );
  const config = findGlobalConfigFile(environment);
  const real = existsSync(config) ? realpathSync(config) : config;
  return [...(directory === undefined ? [] : [directory]), dirname(config), dirname(real)];
}

function makeInstallation(directory: string, install: string): Installation {
  return { script: toSlashes(join(directory, SCRIPT_NAME)), tree: '', install };
}

function isSamePath(path: string, directory: string): boolean {
  return path === toSlashes(directory) || path === directory;
}
