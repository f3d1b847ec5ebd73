import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stagePackage } from '../../release/stage-package.ts';
import type { Repository } from './repository.ts';
import { run, type Ran } from './run.ts';

/** The top of this repository. */
export const top: string = fileURLToPath(new URL('../..', import.meta.url));

/** Nothing is asked of a registry: what a user installs has no dependency. */
const NPM_SETTINGS = {
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/** Runs npm, with a cache of its own. @throws when it fails */
export async function runNpm(
  args: readonly string[],
  cwd: string,
  env: Repository['env'],
): Promise<Ran> {
  const ran = await run('npm', args, { cwd, env: { ...env, ...NPM_SETTINGS } });
  if (ran.exitCode !== 0) throw new Error(`npm ${args.join(' ')}: ${ran.stderr}`);
  return ran;
}

/** What `npm pack` makes. */
export interface Packed {
  readonly tarball: string;
  /** Paths inside. */
  readonly files: readonly string[];
}

/** Packs what stands in `dist`, as it is published. */
export async function pack(repo: Repository): Promise<Packed> {
  const staged = join(repo.directory, 'staged');
  stagePackage(top, staged);
  const to = ['--pack-destination', repo.directory];
  const { stdout } = await runNpm(['pack', '--json', ...to], staged, repo.env);
  const [packed] = JSON.parse(stdout.toString()) as [
    { filename: string; files: { path: string }[] },
  ];
  return {
    tarball: join(repo.directory, packed.filename),
    files: packed.files.map(({ path }) => path),
  };
}

/** Makes the work tree an npm project that has the package. */
export async function installPackage(repo: Repository, tarball: string): Promise<void> {
  await repo.write('package.json', '{ "name": "project", "version": "1.0.0", "private": true }\n');
  await runNpm(['install', '--save-dev', tarball], repo.root, repo.env);
  await repo.write('.gitignore', 'node_modules/\n.env\n.env.*\nsecrets.*\n');
}

/** The same, where the package was installed elsewhere already: npm takes seconds. */
export async function copyPackage(from: Repository, to: Repository): Promise<void> {
  await mkdir(to.path('node_modules'), { recursive: true });
  await cp(from.path('node_modules'), to.path('node_modules'), { recursive: true });
  await writeFile(to.path('.gitignore'), 'node_modules/\n');
}
