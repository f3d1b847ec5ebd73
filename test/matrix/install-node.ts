import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LackError } from './lack.ts';

/**
 * Gets a release of Node from npm's package `node`.
 * @returns the directory that has it
 * @throws LackError where npm does not give it
 */
export function installNode(release: string, cache: string): string {
  const prefix = join(cache, `node-${release}`);
  mkdirSync(prefix, { recursive: true });
  const install = ['install', '--no-audit', '--no-fund', '--prefix', prefix, `node@${release}`];
  const { status, stderr } = spawnSync('npm', install, { encoding: 'utf8' });
  const bin = join(prefix, 'node_modules/node/bin');
  // Without the network, the one that was got before will do.
  if (status === 0 || spawnSync(join(bin, 'node'), ['--version']).status === 0) return bin;
  throw new LackError(`npm could not install node@${release}: ${stderr.trim()}`);
}
