import { basename, extname, sep } from 'node:path';

// ESLint matches `a/b.txt/` by the same patterns as `a/b.txt`, and takes it for another file all the same.
// So a file can have two configurations: the one that ESLint lints it with, and one with our parts changed.

const SCRIPT = '.keyfence-text.js';

/** The name by which a file is asked for without the configuration that brings every text in. */
export function toProbePath(path: string): string {
  return `${path}${sep}`;
}

/** The name by which a file that nobody else lints is linted by our rules alone. */
export function toInnerPath(path: string): string {
  return `${path}${sep}${basename(path)}${sep}`;
}

/** The same where that name is ignored, or no name counts that is not of JavaScript. */
export function toScriptPath(path: string): string {
  return path + SCRIPT;
}

const TWIN = '.keyfence-twin';

/**
 * The name of a file beside this one that the project would lint in the same way, where that has nothing to
 * do with its name. Nothing of ours is at work there but our rules.
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

/** The file that any of these names stands for. */
export function toRealPath(path: string): string {
  if (path.endsWith(SCRIPT)) return path.slice(0, -SCRIPT.length);
  if (path.includes(TWIN)) return path.replace(TWIN, '');
  if (!END.test(path)) return path;
  return path.replace(TWICE, (_, name: string) => `${sep}${name}`).replace(END, '');
}

/** What a block has to be called for ESLint to know it by a path: it puts a number in front, and joins. */
export function nameBlock(path: string, parent: string): string {
  const below = path.slice(parent.length - basename(parent).length);
  return `block${sep}..${sep}..${sep}${below}`;
}
