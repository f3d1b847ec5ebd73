import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Gives a project keyfence as npm would install it, beside packages of the cache. */
export function linkKeyfence(root: string, modules: string, packages: readonly string[]): void {
  const keyfence = join(root, 'node_modules/keyfence');
  mkdirSync(keyfence, { recursive: true });
  cpSync('package.json', join(keyfence, 'package.json'));
  cpSync('dist', join(keyfence, 'dist'), { recursive: true });
  for (const name of packages) {
    symlinkSync(join(modules, name), join(root, 'node_modules', name), 'junction');
  }
}
