import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listAncestors } from '../files/list-ancestors.ts';

const CONFIGURATIONS = ['config', 'config.local'];

/**
 * The DVC caches: every directory from that of a pointer up to the root may be a project of its own.
 * https://dvc.org/doc/user-guide/project-structure/configuration#cache
 * @param directory of the pointer, absolute
 * @param root top of the work tree
 */
export function listDvcCaches(directory: string, root: string): string[] {
  const caches: string[] = [];
  for (const at of listAncestors(directory)) {
    const project = join(at, '.dvc');
    if (existsSync(project)) caches.push(join(project, 'cache'), ...readCacheDirs(project));
    if (at === root) break;
  }
  return caches;
}

function readCacheDirs(project: string): string[] {
  return CONFIGURATIONS.flatMap((name) => {
    const file = join(project, name);
    if (!existsSync(file)) return [];
    const directory = findCacheDir(readFileSync(file, 'utf8'));
    return directory === undefined ? [] : [resolve(project, directory)];
  });
}

function findCacheDir(config: string): string | undefined {
  let section = '';
  for (const line of config.split('\n').map((text) => text.trim())) {
    if (line.startsWith('[')) section = line;
    else if (section === '[cache]' && /^dir\s*=/.test(line)) {
      return line.slice(line.indexOf('=') + 1).trim();
    }
  }
  return undefined;
}
