import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { runProgram } from './run-program.ts';

/** What npm packs without being asked: https://docs.npmjs.com/cli/configuring-npm/package-json#files */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

/** What only those need who work on keyfence. npm warns of every `prepare` of a package that it installs. */
const OWN_FIELDS = ['scripts', 'devDependencies', 'keyfence', 'overrides'];

/**
 * Lays out what is published, as it stands in `dist`, in a directory that is packed from there.
 * @param top the repository
 */
export function stagePackage(top: string, directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const name of [...ALWAYS, ...manifest.files])
    cpSync(join(top, name), join(directory, name), { recursive: true });
  runProgram('npm', ['pkg', 'delete', ...OWN_FIELDS], directory);
}
