import { basename, extname, sep } from 'node:path';

// ESLint matches `a/b.txt/` by the same patterns as `a/b.txt`, but regards it as another file. So a file can
// have two configurations: the one that ESLint lints it with, and one with keyfence's parts changed.

const SCRIPT = '.keyfence-text.js';

/** The name of a file that the configuration for all texts does not match. */
export function toProbePath(path: string): string {
  return `${path}${sep}`;
}

/** The name of a file for which only keyfence's rules are on. */
export function toInnerPath(path: string): string {
  return `${path}${sep}${basename(path)}${sep}`;
}

/**
 * The same with the extension of a script, for when that name is ignored, or ESLint only accepts JavaScript.
 */
export function toScriptPath(path: string): string {
  return path + SCRIPT;
}

const TWIN = '.keyfence-twin';

/**
 * The name of a file next to this one that the project would lint in the same way, unless the configuration
 * depends on the base name. Of keyfence, only the rules are active there.
 */
export function toTwinPath(path: string): string {
  const ending = extname(path);
  return path.slice(0, path.length - ending.length) + TWIN + ending;
}

const END = /[\\/]$/;
const TWICE = /[\\/]([^\\/]+)[\\/]\1[\\/]$/;

export function isInnerPath(path: string): boolean {
  return TWICE.test(path) || path.endsWith(SCRIPT);
}

export function isTwinPath(path: string): boolean {
  return path.includes(TWIN);
}

export function isProbePath(path: string): boolean {
  return END.test(path) && !isInnerPath(path);
}

/** The path of the file that one of these names stands for. */
export function toRealPath(path: string): string {
  if (path.endsWith(SCRIPT)) return path.slice(0, -SCRIPT.length);
  if (path.includes(TWIN)) return path.replace(TWIN, '');
  if (!END.test(path)) return path;
  return path.replace(TWICE, (_, name: string) => `${sep}${name}`).replace(END, '');
}

/**
 * The name that a block needs so that ESLint computes this path for it: ESLint adds a number in front, and
 * joins.
 */
export function nameBlock(path: string, parent: string): string {
  const below = path.slice(parent.length - basename(parent).length);
  return `block${sep}..${sep}..${sep}${below}`;
}
