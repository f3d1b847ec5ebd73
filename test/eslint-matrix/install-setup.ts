import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from './setup.ts';

export type EslintMajor = 9 | 10;

/** What was installed, or why that is not possible. */
export interface Installed {
  readonly modules: string;
  /** Whether a package says that it is not for this version of ESLint. */
  readonly isForced: boolean;
}

const OPTIONS = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];

/**
 * Installs a base configuration with a version of ESLint into the cache, unless it is there.
 * @throws when npm cannot
 */
export function installSetup(setup: Setup, major: EslintMajor, cache: string): Installed {
  const directory = join(cache, `${setup.name.replaceAll(/\W+/g, '-')}-eslint-${major}`);
  const modules = join(directory, 'node_modules');
  const stamp = join(directory, 'installed.json');
  const packages = { ...setup.packages, ...(major === 9 ? setup.packagesFor9 : {}) };
  const dependencies = { ...packages, ...readJsFor(packages, major), eslint: `^${major}.0.0` };
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies });
  const last = existsSync(stamp) ? (JSON.parse(readFileSync(stamp, 'utf8')) as Stamp) : undefined;
  if (last?.manifest === manifest) return { modules, isForced: last.isForced };

  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), manifest);
  const isForced = !install(directory, []).isFitting;
  if (isForced && !install(directory, ['--legacy-peer-deps']).isFitting) {
    throw new Error(`npm install of ${setup.name} for ESLint ${major} failed`);
  }
  writeFileSync(stamp, JSON.stringify({ manifest, isForced } satisfies Stamp));
  return { modules, isForced };
}

interface Stamp {
  readonly manifest: string;
  readonly isForced: boolean;
}

/** `@eslint/js` has the major version of ESLint. */
function readJsFor(packages: Setup['packages'], major: EslintMajor): Setup['packages'] {
  return '@eslint/js' in packages ? { '@eslint/js': `^${major}.0.0` } : {};
}

/** @throws when npm fails for another reason than peer dependencies that contradict each other */
function install(directory: string, options: readonly string[]): { readonly isFitting: boolean } {
  const args = ['install', ...OPTIONS, ...options];
  const { status, stderr } = spawnSync('npm', args, { cwd: directory, encoding: 'utf8' });
  if (status === 0) return { isFitting: true };
  if (stderr.includes('ERESOLVE')) return { isFitting: false };
  throw new Error(`npm ${args.join(' ')} in ${directory}: ${stderr}`);
}
