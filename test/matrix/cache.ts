import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where what takes long to build is kept: `KEYFENCE_MATRIX_CACHE`, else a directory of the user's cache. */
export function openCache(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const cache = resolve(process.env['KEYFENCE_MATRIX_CACHE'] ?? join(base, 'keyfence-matrix'));
  mkdirSync(cache, { recursive: true });
  return cache;
}
