import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isWithin } from '../files/is-within.ts';
import type { Repository } from '../git/repository.ts';
import { listUpTo } from '../files/list-ancestors.ts';
import { hasOldStages } from './ask-pre-commit.ts';
import { readIfThere } from './change.ts';
import { findGlobalHooks, makeGlobalHooks } from './global-hooks.ts';
import type { HookManager } from './hook-manager.ts';
import { INSTALLED_HOOKS } from './hooks.ts';
import { HUSKY_DIRECTORY, makeHusky } from './husky.ts';
import { findLefthookConfig, makeLefthook } from './lefthook.ts';
import { makePlainHooks } from './plain-hooks.ts';
import { findPreCommitConfig, makePreCommitFramework } from './pre-commit-framework.ts';
import { findSimpleGitHooks, isSimpleGitHooks, makeSimpleGitHooks } from './simple-git-hooks.ts';

/** Where git looks for hooks, and which manager is responsible. */
export interface HooksLocation {
  readonly manager: HookManager;
  /** Absolute. */
  readonly directory: string;
  /** Where the repository's own hooks are, if that is elsewhere; absolute. */
  readonly ownDirectory?: string;
  /** A clause about a `core.hooksPath` outside this repository. */
  readonly foreignHooksPath?: string;
}

/**
 * @param cwd a directory of the work tree; a manager may belong to a package between it and the top
 * @throws GitError
 */
export async function findHookManager(repository: Repository, cwd: string): Promise<HooksLocation> {
  const { root, setup } = repository;
  const { path, scope } = (await setup.findHooksPath()) ?? { path: '' };
  const directory = await setup.findHooksDirectory();
  if (isHuskys(directory)) {
    return { manager: makeHusky(dirname(directory), root), directory };
  }
  if (scope === 'global' && directory === findGlobalHooks(process.env)) {
    const own = join(await repository.commonDirectory(), 'hooks');
    const manager = await findOwnManager(repository, own, '', cwd);
    return {
      manager: makeGlobalHooks(directory, manager, own, root),
      directory,
      ownDirectory: own,
    };
  }
  const foreignHooksPath =
    scope === undefined
      ? undefined
      : (describeStray(path, scope, directory) ??
        ((await isOutside(directory, repository))
          ? `core.hooksPath is set to ${path}, which is outside of this repository`
          : undefined));
  if (foreignHooksPath !== undefined)
    return { manager: makePlainHooks(directory, root), directory, foreignHooksPath };
  return { manager: await findOwnManager(repository, directory, path, cwd), directory };
}

/**
 * @param directory with the hooks of the repository
 * @param path of `core.hooksPath` of the repository, if set
 */
async function findOwnManager(
  repository: Repository,
  directory: string,
  path: string,
  cwd: string,
): Promise<HookManager> {
  const { root } = repository;
  const homes = listUpTo(cwd, root);
  const husky = homes.map((home) => join(home, HUSKY_DIRECTORY)).find((at) => existsSync(at));
  // husky 8 keeps its hooks where git looks, like any directory.
  if (path !== '' && husky !== undefined && isWithin(husky, directory)) {
    return makePlainHooks(directory, root);
  }
  // husky 9 sets core.hooksPath when its package is installed; before that only its directory is there.
  if (path === '' && husky !== undefined) return makeHusky(husky, root);
  return findByConfiguration(repository, directory, homes);
}

/** `.husky/_`, or the configured directory with the scripts that start the hooks. */
function isHuskys(directory: string): boolean {
  return (
    basename(directory) === '_' &&
    (basename(dirname(directory)) === HUSKY_DIRECTORY || existsSync(join(directory, 'h')))
  );
}

async function findByConfiguration(
  repository: Repository,
  directory: string,
  homes: readonly string[],
): Promise<HookManager> {
  const { root } = repository;
  const lefthook = findLefthookConfig(root);
  if (lefthook !== undefined) return makeLefthook(lefthook, root);
  for (const home of [...homes, ...(await listSimpleGitHooksHomes(repository, directory))]) {
    const simple = findSimpleGitHooks(home);
    if (simple) return makeSimpleGitHooks(simple, root);
  }
  const preCommit = findPreCommitConfig(root);
  if (preCommit !== undefined) return makePreCommitFramework(preCommit, await hasOldStages(root));
  return makePlainHooks(directory, root);
}

/** Every package, because simple-git-hooks wrote a hook, and one of them configures it. */
async function listSimpleGitHooksHomes(
  repository: Repository,
  directory: string,
): Promise<string[]> {
  const wrote = INSTALLED_HOOKS.some((hook) =>
    isSimpleGitHooks(readIfThere(join(directory, hook))?.toString('latin1') ?? ''),
  );
  if (!wrote) return [];
  const manifests = await repository.listNamed('package.json');
  return manifests.map((path) => join(repository.root, dirname(path)));
}

function describeStray(path: string, scope: string, directory: string): string | undefined {
  if (path === '') return 'core.hooksPath is empty';
  const set = `core.hooksPath is set to ${path}`;
  if (scope !== 'local' && scope !== 'worktree') {
    return `${set} for all your repositories (${scope} configuration)`;
  }
  // A directory that does not exist turns hooks off.
  const isDirectory = statSync(directory, { throwIfNoEntry: false })?.isDirectory() ?? true;
  return isDirectory ? undefined : `${set}, which is not a directory`;
}

/** Whether a directory belongs neither to the repository nor to one of its work trees. */
async function isOutside(directory: string, repository: Repository): Promise<boolean> {
  const common = await repository.commonDirectory();
  const above = dirname(common);
  // A hidden bare repository next to its work trees.
  const beside = existsSync(join(above, '.git')) ? [above] : [];
  const homes = [repository.root, common, ...beside, ...(await repository.setup.listWorkTrees())];
  const target = resolveLinks(directory);
  return !homes.some((home) => isWithin(resolveLinks(home), target));
}

/** Without links, as far as it exists. */
function resolveLinks(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(resolveLinks(dirname(path)), basename(path));
}
