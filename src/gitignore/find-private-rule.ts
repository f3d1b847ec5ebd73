import { toExitError } from '../git/failures.ts';
import { askGit } from '../git/run-git.ts';
import type { BytePath } from './byte-path.ts';
import { parseCheckIgnore, type IgnoreAnswer } from './parse-check-ignore.ts';
import { probePaths } from './probe-paths.ts';
import type { IgnoreWorld } from './read-ignore-world.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import type { Gap } from './verdict.ts';

const ARGS = ['check-ignore', '--no-index', '--verbose', '--non-matching', '-z', '--stdin'];

/** What only this machine has. */
export interface PrivateRule {
  /** `.git/info/exclude`, the user's own excludes, or an ignore file that is not tracked. */
  readonly file: BytePath;
  /** The file that it hides. */
  readonly path: BytePath;
}

/**
 * What makes a gap look closed to whoever works here: the path that slips through, or one that people
 * give a file of this kind (`.env.local`), is ignored by a file that is not shared.
 */
export async function findPrivateRule(
  { pattern, witness }: Gap,
  { tracked, ignoreCase }: IgnoreWorld,
  root: string,
): Promise<PrivateRule | undefined> {
  const required = compileRequiredPattern(pattern, ignoreCase);
  const usual = probePaths({ required, rules: [], directories: [] });
  const paths = [witness, ...usual.filter((path) => !path.includes('/'))];
  const shared = new Set(tracked);
  for (const { ignored, path, rule } of await askHere(paths, root)) {
    if (ignored && rule !== undefined && !shared.has(rule.file)) return { file: rule.file, path };
  }
  return undefined;
}

/** What git says in the work tree itself; nothing of paths that cannot be in it. @throws GitError */
async function askHere(paths: readonly BytePath[], root: string): Promise<IgnoreAnswer[]> {
  // A colon at the start of a path would be pathspec magic.
  const input = Buffer.from(paths.map((path) => `./${path}\0`).join(''), 'latin1');
  const { exitCode, stdout, stderr } = await askGit(ARGS, root, { input });
  // Beyond a link or in a submodule a path cannot be, and where there is no work tree none can. The paths
  // at the top are asked in vain then: where the shortest path of a gap is deeper, they are no part of it.
  if (exitCode === 128) return [];
  if (exitCode > 1) throw toExitError(ARGS, exitCode, stderr);
  return parseCheckIgnore(stdout).map((answer) => ({ ...answer, path: answer.path.slice(2) }));
}
