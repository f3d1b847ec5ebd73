import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { toGitPath, toSlashes } from '../files/git-path.ts';
import { listUpTo } from '../files/list-ancestors.ts';
import type { Repository } from '../git/repository.ts';
import { listScripts } from '../hooks/find-script.ts';
import {
  CLI_NAME,
  INSTALL_GLOBALLY,
  SCRIPT_NAME,
  UNPLUGGED,
  type Installation,
} from '../hooks/hook-line.ts';
import {
  findJavaScriptProject,
  findPackageManager,
  nameAddCommand,
} from '../package/package-manager.ts';
import type { InitPart } from './init-part.ts';
import { findOwnProgram } from './own-program.ts';
import { planVendor } from './vendor.ts';

export const PACKAGE: string = join('node_modules', 'keyfence');
const DIST = join(PACKAGE, 'dist');
/** https://yarnpkg.com/features/pnp */
const PLUG_AND_PLAY = '.pnp.cjs';

/** The installation that hooks call, and the copy that has to be made for it. */
export interface PlannedInstallation {
  readonly installation: Installation;
  /** A copy of the command that has to be made for it. */
  readonly copy?: InitPart;
}

/** The conditions for the choice. */
export interface InstallationRequest {
  /** Where `init` was started. */
  readonly cwd: string;
  /** Whether the hooks are files of the project itself, so that they must not depend on this machine. */
  readonly isShared: boolean;
  /** Whether the command is to be copied into the git directory. */
  readonly vendor: boolean;
}

/**
 * Where hooks find keyfence: in the project's packages; if it has none, the running command, or a copy of it in
 * the git directory.
 * @throws GitError, ScanError
 * @throws UsageError when the project has packages and keyfence is missing in them, or too old
 */
export async function findInstallation(
  repository: Repository,
  { cwd, isShared, vendor }: InstallationRequest,
): Promise<PlannedInstallation> {
  if (vendor) return planVendor(repository, findOwnProgram());
  const installation = await findInProject(cwd, repository, isShared);
  if (installation) return { installation };
  if (findJavaScriptProject(resolve(cwd)) !== undefined) {
    throw new UsageError(
      `keyfence is not installed in this project; run "${nameAddCommand(resolve(cwd))}" first`,
    );
  }
  const own = findOwnProgram();
  if (isShared || own.directory === undefined) return planVendor(repository, own);
  const script = toSlashes(join(own.directory, SCRIPT_NAME));
  return { installation: { script, tree: '', install: INSTALL_GLOBALLY } };
}

async function findInProject(
  cwd: string,
  repository: Repository,
  isShared: boolean,
): Promise<Installation | undefined> {
  const { root } = repository;
  const common = await repository.commonDirectory();
  const above = dirname(common);
  const hasMain = basename(common) === '.git';
  // A linked worktree need not have its own node_modules.
  const others = [...(hasMain ? [above] : []), ...(await repository.setup.listWorkTrees())];
  const places = [[resolve(cwd), root] as const, ...others.map((tree) => [tree, tree] as const)];
  for (const [from, tree] of places) {
    for (const at of listUpTo(from, tree)) {
      const script = findScript(at);
      if (script === undefined) continue;
      return {
        script: toGitPath(tree, join(at, script)),
        // If the repository itself is bare there is no main work tree. A file of the project fits any layout.
        tree: hasMain || isShared ? '' : toGitPath(above, tree),
        install: findPackageManager(at).install,
      };
    }
  }
  return undefined;
}

/**
 * The script of the package that is installed in a directory, relative to it.
 * @throws UsageError
 */
function findScript(directory: string): string | undefined {
  const way = existsSync(join(directory, PLUG_AND_PLAY)) ? `${UNPLUGGED}*/${DIST}` : DIST;
  const [cli] = listScripts(toSlashes(join(way, CLI_NAME)), directory);
  if (cli === undefined || !existsSync(cli)) {
    if (
      way !== DIST &&
      readFileSync(join(directory, PLUG_AND_PLAY), 'utf8').includes('"keyfence"')
    ) {
      throw new UsageError(
        'Yarn keeps keyfence in an archive, which no hook can read; add { "dependenciesMeta": { "keyfence": { "unplugged": true } } } to package.json, and run "yarn install"',
      );
    }
    return undefined;
  }
  if (existsSync(join(dirname(cli), SCRIPT_NAME))) return join(way, SCRIPT_NAME);
  throw new UsageError(
    `the keyfence of this project is older than the one that is running; run "${nameAddCommand(directory)}" first`,
  );
}
