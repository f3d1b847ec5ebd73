import { spawnSync } from 'node:child_process';
import { LackError } from './lack.ts';

/** `'<mirror>/dists/<suite>/InRelease' <file> …` */
const DEBIAN = /^'(?<mirror>[a-z]+:\/\/[^' ]+\/debian)\/dists\/[^/' ]+\/InRelease'/m;

/**
 * The package archive of Debian that apt uses here: whoever set up the machine chose it.
 * @throws LackError where there is none
 */
export function findMirror(): string {
  const { status, stdout } = spawnSync('apt-get', ['update', '--print-uris'], { encoding: 'utf8' });
  const mirror = status === 0 ? DEBIAN.exec(stdout)?.groups?.['mirror'] : undefined;
  if (mirror !== undefined) return mirror;
  throw new LackError(
    'apt knows no package archive of Debian here; add one to its sources, or run this on Debian',
  );
}
