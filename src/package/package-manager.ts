import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package manager of a JavaScript project. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Command that starts a program of an installed package: `npx`. */
  readonly run: string;
  /** Command that adds a development dependency: `npm install -D`. */
  readonly add: string;
  /** Command that installs the dependencies: `npm install`. */
  readonly install: string;
}

/** A project and its package manager. */
export interface JavaScriptProject {
  /** Absolute path of the nearest directory with a `package.json`. */
  readonly directory: string;
  readonly manager: PackageManager;
}

const MANAGERS: Readonly<Record<PackageManager['name'], PackageManager>> = {
  npm: { name: 'npm', run: 'npx', add: 'npm install -D', install: 'npm install' },
  pnpm: { name: 'pnpm', run: 'pnpm exec', add: 'pnpm add -D', install: 'pnpm install' },
  yarn: { name: 'yarn', run: 'yarn', add: 'yarn add -D', install: 'yarn install' },
  bun: { name: 'bun', run: 'bunx', add: 'bun add -d', install: 'bun install' },
};

export const INSTALL_COMMANDS: readonly string[] = Object.values(MANAGERS).map(
  ({ install }) => install,
);

/** The command that adds keyfence to the project around a directory. */
export function nameAddCommand(directory: string): string {
  return `${findPackageManager(directory).add} keyfence`;
}

/** The package manager of the project around a directory. */
export function findPackageManager(directory: string): PackageManager {
  return findJavaScriptProject(directory)?.manager ?? MANAGERS.npm;
}

const LOCK_FILES: Readonly<Record<string, PackageManager['name']>> = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
};

/** Package managers refuse to add a dependency to the root of a workspace without a flag. */
const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/**
 * The JavaScript project around a directory, up to the top of its repository. A workspace has one lock file
 * for all of its packages, so the parent directories are checked, too.
 * @returns `undefined` if there is no `package.json`
 */
export function findJavaScriptProject(from: string): JavaScriptProject | undefined {
  let directory: string | undefined;
  for (const at of listUpwards(from)) {
    if (existsSync(join(at, 'package.json'))) directory ??= at;
    if (directory === undefined) continue;
    const name = readDeclared(at) ?? findByLockFile(at);
    if (name === undefined) continue;
    const manager = MANAGERS[name];
    const isWorkspace = at === directory && existsSync(join(at, PNPM_WORKSPACE));
    return {
      directory,
      manager: name === 'pnpm' && isWorkspace ? { ...manager, add: `${manager.add} -w` } : manager,
    };
  }
  return directory === undefined ? undefined : { directory, manager: MANAGERS.npm };
}

/** The directory and those above it, up to the top of the repository. */
export function* listUpwards(from: string): Generator<string> {
  for (let at = from; ; at = dirname(at)) {
    yield at;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return;
  }
}

/** https://nodejs.org/api/packages.html#packagemanager, https://docs.npmjs.com/cli/configuring-npm/package-json#devengines */
function readDeclared(directory: string): PackageManager['name'] | undefined {
  const { packageManager, devEngines } = readManifest(directory);
  const engine = (devEngines as { packageManager?: { name?: unknown } } | undefined)
    ?.packageManager;
  const wanted = typeof packageManager === 'string' ? packageManager.split('@')[0] : engine?.name;
  return Object.values(MANAGERS).find(({ name }) => name === wanted)?.name;
}

function findByLockFile(directory: string): PackageManager['name'] | undefined {
  const [, name] =
    Object.entries(LOCK_FILES).find(([file]) => existsSync(join(directory, file))) ?? [];
  return name;
}

/**
 * The content of `package.json`; empty if there is none or it cannot be read, because only the wording of
 * commands depends on it.
 */
export function readManifest(directory: string): Readonly<Record<string, unknown>> {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return {};
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  } catch {
    return {};
  }
}
