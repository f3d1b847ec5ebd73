import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** Packs what was built, as it would be published. @returns the file, in a directory */
export function pack(directory: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory];
  const [packed] = JSON.parse(succeed('npm', args)) as [{ filename: string }];
  return join(directory, packed.filename);
}

/** Gives the project of a place what npm would. */
export function installPacked(tarball: string, place: Place): void {
  const target = place.see('work/node_modules/keyfence');
  mkdirSync(target, { recursive: true });
  succeed('tar', ['-xzf', tarball, '-C', target, '--strip-components=1', '--no-same-owner']);
  place.write('work/package.json', '{ "name": "project", "private": true }\n');
}

function succeed(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args[0] ?? ''} failed: ${stderr}`, { cause: error });
}
