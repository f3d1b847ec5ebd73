import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMirror } from './find-mirror.ts';
import { LackError } from './lack.ts';
import type { System } from './systems.ts';

const PROGRAM = 'debootstrap';
/** It takes half a minute; an archive that does not answer would take for ever. */
const MINUTES = 10;
/** How long the packages of a rolling release are new enough. */
const DAYS = 14;
/** Written last. */
const DONE = '.keyfence-matrix';

/** @throws LackError where no system can be built or entered */
export function requireTools(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new LackError(`${PROGRAM} and chroot need Linux and root; run this as root`);
  }
  if (spawnSync(PROGRAM, ['--version']).status !== 0) {
    throw new LackError(`there is no ${PROGRAM}; run "apt-get install ${PROGRAM}"`);
  }
  // Else what is mounted in a system would be mounted for everybody.
  if (spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']).status !== 0) {
    throw new LackError('root may not make a mount namespace here; allow it (CAP_SYS_ADMIN)');
  }
}

/**
 * Builds a system, unless it is there.
 * @returns its top directory
 * @throws LackError where the package archive does not give it
 */
export function buildSystem({ suite, isRolling = false }: System, cache: string): string {
  const top = join(cache, suite);
  const isThere = existsSync(join(top, DONE));
  if (isThere && !(isRolling && isOld(join(top, DONE)))) return top;
  const partial = mkdtempSync(join(cache, `${suite}-partial-`));
  // Of its own, so that what debootstrap mounts goes away with it, even when it is killed.
  const enclosed = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
  const build = [PROGRAM, '--variant=minbase', '--include=git', suite, partial, findMirror()];
  const { status, stdout, error } = spawnSync('unshare', [...enclosed, ...build], {
    encoding: 'utf8',
    timeout: MINUTES * 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) {
    writeFileSync(join(partial, DONE), '');
    if (isThere) rmSync(top, { recursive: true });
    renameSync(partial, top);
    return top;
  }
  rmSync(partial, { recursive: true, force: true });
  // What was the newest a while ago is better than nothing.
  if (isThere) return top;
  const reason = error?.message ?? (/^E: .*/m.exec(stdout)?.[0] ?? '').slice(3);
  throw new LackError(`${PROGRAM} could not build ${suite}: ${reason}`);
}

function isOld(file: string): boolean {
  return Date.now() - statSync(file).mtimeMs > DAYS * 86_400_000;
}
