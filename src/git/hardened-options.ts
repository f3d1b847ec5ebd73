import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDirectory } from '../files/file-type.ts';

/**
 * Configuration for every git, because that of a repository may name programs. A file system monitor is run by
 * whatever reads the index: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsmonitor A
 * directory in a repository may look like a bare repository, with a configuration that came with the clone:
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 */
export const HARDENED_CONFIG: readonly string[] = [
  'core.fsmonitor=false',
  'safe.bareRepository=explicit',
];

/** Options of git itself, before the subcommand. */
const HARDENED_OPTIONS: readonly string[] = [
  '--no-pager',
  ...HARDENED_CONFIG.flatMap((setting) => ['-c', setting]),
];

/** The same for a git that is started in this directory. */
export function getHardenedOptions(cwd: string): readonly string[] {
  return isBareRepository(cwd) ? [...HARDENED_OPTIONS, '--bare'] : HARDENED_OPTIONS;
}

/**
 * Whether a directory is a bare repository that a person works in on purpose. Git has to be told so, because of
 * the setting above. https://git-scm.com/docs/gitrepository-layout
 */
export function isBareRepository(directory: string): boolean {
  return (
    process.env['GIT_DIR'] === undefined &&
    existsSync(join(directory, 'HEAD')) &&
    ['objects', 'refs'].every((part) => isDirectory(join(directory, part))) &&
    basename(directory) !== '.git' &&
    !existsSync(join(directory, '.git'))
  );
}
