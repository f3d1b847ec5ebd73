import { posix } from 'node:path';
import { ConfigError } from '../../errors/errors.ts';
import { toExitError } from '../../git/failures.ts';
import { SUBMODULE, SYMLINK } from '../../git/mode.ts';
import { askGitSync } from '../../git/run-git-sync.ts';
import { readFromWorkTree, type ReadSettings, type SettingsFile } from './read-settings.ts';
import { SETTINGS_FILES } from './settings-files.ts';

/** Links that lead on to links: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MOST_LINKS = 40;
/** `<mode> SP <id> SP <stage> TAB <path>`: https://git-scm.com/docs/git-ls-files#_output */
const ENTRY = /^(?<mode>\d{6}) (?<id>[0-9a-f]+) (?<stage>[0-3])\t(?<path>.*)$/s;

/**
 * The files as the next commit has them, or would have them: those that git tracks out of the index, and
 * others, which nobody else has, as they are in the work tree. So are those in conflict, of which there is
 * no version yet.
 * @throws ConfigError, GitError
 */
export function readFromIndex(root: string): ReadSettings {
  const readUntracked = readFromWorkTree(root);
  const read = (path: string, links: number): SettingsFile | undefined => {
    const entry = findEntry(path, root);
    if (!entry) return readUntracked(path);
    const name = `${path} (staged)`;
    if (entry.mode === SUBMODULE) {
      throw new ConfigError(`${name} is a submodule; remove it, or put a file in its place`);
    }
    const bytes = ask(['cat-file', 'blob', entry.id], root);
    if (bytes.length === 0 && isOnlyIntended(path, root)) return readUntracked(path);
    if (entry.mode !== SYMLINK) return { text: bytes.toString(), name };
    if (links === MOST_LINKS) {
      throw new ConfigError(`${name} is a link that leads to no file; put a file in its place`);
    }
    const target = posix.normalize(posix.join(posix.dirname(path), bytes.toString()));
    const isOutside = posix.isAbsolute(bytes.toString()) || target.split('/')[0] === '..';
    return isOutside ? readUntracked(path) : read(target, links + 1);
  };
  return (path) => read(posix.normalize(path), 0);
}

/** Of all files, where some are known already. */
export function readMoreFromIndex(root: string, known: ReadSettings): ReadSettings {
  const read = readFromIndex(root);
  return (path) => (SETTINGS_FILES.includes(path) ? known(path) : read(path));
}

function findEntry(path: string, root: string): { mode: string; id: string } | undefined {
  const listed = ask(['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', path], root);
  for (const field of listed.toString().split('\0')) {
    const { mode, id, stage, path: found } = ENTRY.exec(field)?.groups ?? {};
    if (mode !== undefined && id !== undefined && stage === '0' && found === path)
      return { mode, id };
  }
  return undefined;
}

/** https://git-scm.com/docs/index-format, the bit "intent-to-add" of the extended flags */
const INTENT_TO_ADD = 0x2000_0000;

/**
 * After `git add --intent-to-add` the index has an empty file that no commit gets. What compares the file with
 * the index, as `git diff-files`, would start the filters that the configuration names.
 */
function isOnlyIntended(path: string, root: string): boolean {
  const told = ask(['--literal-pathspecs', 'ls-files', '--debug', '--', path], root).toString();
  const flags = /\tflags: (?<flags>[0-9a-f]+)$/m.exec(told)?.groups?.['flags'] ?? '0';
  return (Number.parseInt(flags, 16) & INTENT_TO_ADD) !== 0;
}

function ask(args: readonly string[], root: string): Buffer {
  const { exitCode, stdout, stderr } = askGitSync(args, root);
  if (exitCode === 0) return stdout;
  throw toExitError(args, exitCode, stderr);
}
