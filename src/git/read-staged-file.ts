import { toExitError } from './failures.ts';
import type { Git } from './git.ts';
import { SUBMODULE } from './mode.ts';
import { askGitSync } from './run-git-sync.ts';

/** A file in the index. */
export interface StagedFile {
  readonly mode: string;
  /** Absent for a submodule. */
  readonly bytes: Buffer;
}

/** `<mode> SP <id> SP <stage> TAB <path>`: https://git-scm.com/docs/git-ls-files#_output */
const ENTRY = /^(?<mode>\d{6}) (?<id>[0-9a-f]+) (?<stage>[0-3])\t(?<path>.*)$/s;

/**
 * A file of any size from the index, read synchronously as configuration is.
 * @param path from the top of the work tree, `/`-separated
 * @returns `undefined` if no commit would have it: it is not tracked, in conflict, or only intended to be added
 * @throws GitError
 */
export function readStagedFile(path: string, git: Git): StagedFile | undefined {
  const entry = findEntry(path, git);
  if (!entry) return undefined;
  const { mode, id } = entry;
  if (mode === SUBMODULE) return { mode, bytes: Buffer.alloc(0) };
  const bytes = ask(['cat-file', 'blob', id], git);
  return bytes.length === 0 && isOnlyIntended(path, git) ? undefined : { mode, bytes };
}

function findEntry(path: string, git: Git): { mode: string; id: string } | undefined {
  const listed = ask(['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', path], git);
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
 * After `git add --intent-to-add` the index has an empty file that no commit includes. Comparing the work tree
 * with the index, as `git diff-files` does, would run the filters of the configuration.
 */
function isOnlyIntended(path: string, git: Git): boolean {
  const output = ask(['--literal-pathspecs', 'ls-files', '--debug', '--', path], git).toString();
  const flags = /\tflags: (?<flags>[0-9a-f]+)$/m.exec(output)?.groups?.['flags'] ?? '0';
  return (Number.parseInt(flags, 16) & INTENT_TO_ADD) !== 0;
}

function ask(args: readonly string[], git: Git): Buffer {
  const { exitCode, stdout, stderr } = askGitSync(args, git);
  if (exitCode === 0) return stdout;
  throw toExitError(args, exitCode, stderr);
}
