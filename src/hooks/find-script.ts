import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UNPLUGGED } from './hook-line.ts';

const STAR = '*';

/**
 * The files that the path of a script in a hook matches.
 * @param script as in the line
 * @param directory that it is relative to
 */
export function listScripts(script: string, directory: string): string[] {
  const at = script.indexOf(UNPLUGGED + STAR);
  if (at === -1) return [resolve(directory, script)];
  const start = resolve(directory, script.slice(0, at), UNPLUGGED);
  const parent = dirname(start);
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => name.startsWith(basename(start)))
    .map((name) => join(parent, name, script.slice(at + UNPLUGGED.length + STAR.length)))
    .filter((file) => existsSync(file));
}
