import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Repository } from './repository.ts';
import { PROJECT } from './run-bin.ts';

/** Gives the work tree a keyfence in `node_modules`, as `npm install` would, and keeps that out of git. */
export async function installPackage(repo: Repository, directory = '.'): Promise<void> {
  const target = repo.path(directory, 'node_modules', 'keyfence');
  await mkdir(target, { recursive: true });
  await cp(join(PROJECT, 'package.json'), join(target, 'package.json'));
  await symlink(join(PROJECT, 'dist'), join(target, 'dist'), 'junction');
  await exclude(repo, 'node_modules');
}

/** Links a package that this project has into the work tree's `node_modules`. */
export async function linkPackage(repo: Repository, name: string): Promise<void> {
  await mkdir(repo.path('node_modules'), { recursive: true });
  await symlink(join(PROJECT, 'node_modules', name), repo.path('node_modules', name), 'junction');
  await exclude(repo, 'node_modules');
}

async function exclude(repo: Repository, pattern: string): Promise<void> {
  const { stdout } = await repo.git('rev-parse', '--git-common-dir');
  const directory = resolve(repo.root, stdout.toString().trim(), 'info');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'exclude'), `${pattern}\n`);
}
