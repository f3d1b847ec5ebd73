import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { openWorkTree } from '../git/open-repository.ts';
import { readIfThere } from '../hooks/change.ts';
import { findHookManager } from '../hooks/find-hook-manager.ts';
import { INSTALLED_HOOKS } from '../hooks/hooks.ts';
import { readShellHook } from '../hooks/read-shell-hook.ts';

/** A repository that does not use the global hooks. */
export interface Shadowing {
  /** Absolute. */
  readonly root: string;
  /** Its own `core.hooksPath`. */
  readonly path: string;
  /** Whether its own hooks call keyfence. */
  readonly isGuarded: boolean;
}

/** Search depth; installed packages and hidden directories are skipped. */
const MAX_DEPTH = 6;
const PASSED_OVER = new Set(['node_modules', 'Library', 'AppData']);

/** The repositories below a directory. */
export interface FoundShadowing {
  readonly repositories: readonly Shadowing[];
  /** Directories that could not be searched; a clause for each. */
  readonly failures: readonly string[];
}

/** The repositories below a directory with their own `core.hooksPath`, which replaces the global one. */
export async function findShadowing(directory: string): Promise<FoundShadowing> {
  const repositories: Shadowing[] = [];
  const failures: string[] = [];
  for (const root of listWorkTrees(directory, MAX_DEPTH, failures)) {
    try {
      const found = await examine(root);
      if (found) repositories.push(found);
    } catch (error) {
      failures.push(`${root} could not be looked at: ${describeReason(error)}`);
    }
  }
  return { repositories, failures };
}

async function examine(root: string): Promise<Shadowing | undefined> {
  const repository = await openWorkTree(root);
  const setting = await repository.setup.findHooksPath();
  if (setting?.scope !== 'local' && setting?.scope !== 'worktree') return undefined;
  const { manager, directory } = await findHookManager(repository, root);
  const isGuarded = INSTALLED_HOOKS.every((hook) => {
    const content = readIfThere(join(directory, hook))?.toString('latin1') ?? '';
    const { callsKeyfence } = manager.read(hook, content) ?? readShellHook(hook, content);
    return callsKeyfence === 'exact' || callsKeyfence === 'similar';
  });
  return { root, path: setting.path, isGuarded };
}

function listWorkTrees(directory: string, depth: number, failures: string[]): string[] {
  const own = existsSync(join(directory, '.git')) ? [directory] : [];
  if (depth === 0) return own;
  try {
    const below = readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .filter(({ name }) => !PASSED_OVER.has(name))
      .flatMap(({ name }) => listWorkTrees(join(directory, name), depth - 1, failures));
    return [...own, ...below];
  } catch (error) {
    failures.push(`${directory} cannot be read: ${describeReason(error)}`);
    return own;
  }
}
