import { realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toExitError } from '../git/failures.ts';
import { askGitSync } from '../git/run-git-sync.ts';

const COMMON = '$(git rev-parse --git-common-dir)/';

/**
 * Whether what a hook calls is the very command that is running: only that one is known to be keyfence.
 * @param path as the hook has it; empty where that is not certain
 * @param root top of the work tree, where git starts hooks
 * @throws GitError
 */
export function isOwnCommand(path: string, root: string): boolean {
  if (path === '') return false;
  const common = resolve(root, ask(['rev-parse', '--git-common-dir'], root).replace(/\n$/, ''));
  const places = path.startsWith(COMMON)
    ? [join(common, path.slice(COMMON.length))]
    : [root, dirname(common), ...listWorkTrees(root)].map((top) => resolve(top, path));
  const found = places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
  const running = process.argv[1];
  return (
    found !== undefined && running !== undefined && realpathSync(found) === realpathSync(running)
  );
}

/** `worktree <path>` for each: https://git-scm.com/docs/git-worktree#_porcelain_format */
function listWorkTrees(root: string): string[] {
  const listed = ask(['worktree', 'list', '--porcelain'], root);
  return Array.from(listed.matchAll(/^worktree (.+)$/gm), ([, path = '']) => path);
}

function ask(args: readonly string[], root: string): string {
  const { exitCode, stdout, stderr } = askGitSync(args, root);
  if (exitCode !== 0) throw toExitError(args, exitCode, stderr);
  return stdout.toString();
}
