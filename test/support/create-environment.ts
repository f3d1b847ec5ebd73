import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What programs need to start at all; the second line is Windows. */
const INHERITED = [
  ...['PATH', 'TMPDIR'],
  ...['Path', 'PATHEXT', 'SystemRoot', 'SystemDrive', 'ComSpec', 'TEMP', 'TMP', 'ProgramFiles'],
];

const GIT_CONFIG = `
[user]
  name = A. Developer
  email = developer@example.com
[init]
  defaultBranch = main
[core]
  autocrlf = false
  fsync = none
[gc]
  auto = 0
[maintenance]
  auto = false
[protocol "file"]
  allow = always
[advice]
  detachedHead = false
`;

/**
 * An environment that knows nothing of the machine: a home of its own, fixed identity, time and language.
 * It is an allow-list, because the suite itself may run inside a git hook, whose `GIT_*` variables would send
 * every git of the suite to the wrong repository.
 * @param home a directory that is made
 */
export async function createEnvironment(home: string): Promise<Record<string, string>> {
  const config = join(home, '.gitconfig');
  await mkdir(join(home, '.config'), { recursive: true });
  await writeFile(config, GIT_CONFIG);
  const inherited = INHERITED.flatMap((name): [string, string][] => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(inherited),
    ...useHome(home),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
    // Never wait for a person.
    GIT_TERMINAL_PROMPT: '0',
    EDITOR: 'false',
    TERM: 'dumb',
    // Messages stand on one line, as tests look for them; transcripts say how wide they are.
    COLUMNS: '100000',
    TZ: 'UTC',
    LC_ALL: 'C',
  };
}

/** Lets git read the settings of a user from the `.gitconfig` there; before 2.32 by the home alone. */
export function useHome(home: string): Record<string, string> {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
  };
}
