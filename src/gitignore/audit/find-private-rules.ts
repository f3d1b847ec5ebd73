import { toExitError } from '../../git/failures.ts';
import { askGit } from '../../git/run-git.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { NEWEST } from '../engine/dialect.ts';
import {
  CHECK_IGNORE,
  formatPaths,
  parseCheckIgnore,
  type IgnoreAnswer,
} from '../engine/parse-check-ignore.ts';
import { probePaths } from '../engine/probe-paths.ts';
import { compileRequiredPattern } from '../engine/required-pattern.ts';
import type { Gap } from '../engine/verdict.ts';
import type { IgnoreWorld } from './read-ignore-world.ts';

/** What only this machine has. */
export interface PrivateRule {
  /** `.git/info/exclude`, the user's own excludes, or an ignore file that is not tracked. */
  readonly file: BytePath;
  /** The file that it hides. */
  readonly path: BytePath;
}

/**
 * What makes each gap look closed to whoever works here: the path that slips through, or one that people
 * give a file of this kind (`.env.local`), is ignored by a file that is not shared.
 * @returns in the order of the gaps
 * @throws GitError
 */
export async function findPrivateRules(
  gaps: readonly Gap[],
  { tracked, ignoreCase }: IgnoreWorld,
  root: string,
): Promise<(PrivateRule | undefined)[]> {
  const groups = gaps.map((gap) => listPaths(gap, ignoreCase));
  const shared = new Set(tracked);
  return (await askHere(groups, root)).map((answers) => {
    for (const { ignored, path, rule } of answers) {
      if (ignored && rule !== undefined && !shared.has(rule.file)) return { file: rule.file, path };
    }
    return undefined;
  });
}

function listPaths({ pattern, witness, onlyIn }: Gap, ignoreCase: boolean): BytePath[] {
  const required = compileRequiredPattern(pattern, ignoreCase, onlyIn ?? NEWEST);
  const usual = probePaths({ required, rules: [], directories: [] });
  return [witness, ...usual.filter((path) => !path.includes('/'))];
}

/**
 * What git says in the work tree itself of each group of paths; nothing of one that cannot be in it.
 * @throws GitError
 */
async function askHere(
  groups: readonly (readonly BytePath[])[],
  root: string,
): Promise<IgnoreAnswer[][]> {
  const paths = groups.flat();
  if (paths.length === 0) return [];
  const { exitCode, stdout, stderr } = await askGit(CHECK_IGNORE, root, {
    input: formatPaths(paths),
  });
  if (exitCode === 128) {
    // Beyond a link or in a submodule a path cannot be, and where there is no work tree none can. The paths
    // at the top are asked in vain then: where the shortest path of a gap is deeper, they are no part of it.
    if (groups.length === 1) return [[]];
    return (await Promise.all(groups.map((group) => askHere([group], root)))).flat();
  }
  if (exitCode > 1) throw toExitError(CHECK_IGNORE, exitCode, stderr);
  const answers = parseCheckIgnore(stdout, paths);
  return groups.map((group) => answers.splice(0, group.length));
}
