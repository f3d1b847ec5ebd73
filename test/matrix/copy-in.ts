import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a system has the checkout. */
export const CHECKOUT = '/checkout';
/** Where it has programs. */
export const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin';

const PACKAGES = 'node_modules';
/** What npm has put into {@link PACKAGES}. */
const LOCK = `${PACKAGES}/.package-lock.json`;

/** Gives a system this Node, with the npm that came with it. */
export function copyNode(top: string): void {
  copy(process.execPath, join(top, 'usr/local/bin/node'));
  const npm = join(dirname(process.execPath), '../lib/node_modules/npm');
  const target = join(top, 'usr/local/lib/node_modules/npm');
  if (!existsSync(npm) || existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  copy(npm, target);
  run('ln', ['-s', '../lib/node_modules/npm/bin/npm-cli.js', join(top, 'usr/local/bin/npm')]);
}

/** Gives a system what git would commit, what was built, and the packages, unless it has the same ones. */
export function copyCheckout(top: string): void {
  const target = join(top, CHECKOUT);
  const isSame =
    existsSync(join(target, LOCK)) && readFileSync(LOCK).equals(readFileSync(join(target, LOCK)));
  if (!isSame) rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  run('find', [
    target,
    '-mindepth',
    '1',
    '-maxdepth',
    '1',
    '!',
    '-name',
    PACKAGES,
    '-exec',
    'rm',
    '-r',
    '{}',
    '+',
  ]);
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = listed.split('\0').filter((name) => name !== '' && existsSync(name));
  run('cp', ['-a', '--parents', '--', ...files, target]);
  copy('dist', join(target, 'dist'));
  if (!isSame) copy(PACKAGES, join(target, PACKAGES));
}

/** A file, or a directory with all of it; a link that is named is followed. */
function copy(from: string, to: string): void {
  // Of a program that runs the old file stays as it is.
  run('cp', ['-a', '-H', '--remove-destination', '--', from, to]);
}

/** @throws when it fails */
function run(command: string, args: readonly string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  if (status === 0) return stdout;
  throw new Error(`${command} failed: ${stderr}`, { cause: error });
}
