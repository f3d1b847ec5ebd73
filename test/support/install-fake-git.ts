import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Puts a `git` in front of the real one, for what no real repository does at will: an old version, a death halfway.
 * @param script lines of sh; what falls through them goes to the real git. `$command` is git's subcommand.
 * @returns the environment in which it is found
 */
export async function installFakeGit(
  repo: Repository,
  script: string,
): Promise<Readonly<Record<string, string>>> {
  const directory = join(repo.directory, 'fake');
  const path = repo.env['PATH'] ?? '';
  await mkdir(directory, { recursive: true });
  const lines = [
    '#!/bin/sh',
    `PATH='${path}'`,
    'command=',
    'before=',
    'for argument; do',
    '  case $before in -c) ;; *) case $argument in -*) ;; *) command=$argument; break;; esac;; esac',
    '  before=$argument',
    'done',
    script,
    'exec git "$@"',
    '',
  ];
  await writeFile(join(directory, 'git'), lines.join('\n'));
  await chmod(join(directory, 'git'), 0o755);
  return { PATH: `${directory}:${path}` };
}
