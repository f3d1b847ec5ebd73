import type { Repository } from '../../git/repository.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { NEWEST } from '../engine/dialect.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import { probePaths } from '../engine/probe-paths.ts';
import { compileRequiredPattern } from '../engine/required-pattern.ts';
import type { Gap } from '../engine/verdict.ts';
import type { IgnoreSnapshot } from './read-ignore-snapshot.ts';

/** A rule that only this machine has. */
export interface PrivateRule {
  /** `.git/info/exclude`, the user's own excludes, or an untracked ignore file. */
  readonly file: BytePath;
  /** The file that it ignores. */
  readonly path: BytePath;
}

/**
 * The rules that hide each gap from the user: the witness, or a usual name for a file of this kind
 * (`.env.local`), is ignored by a file that is not shared.
 * @returns in the order of the gaps
 * @throws GitError
 */
export async function findPrivateRules(
  gaps: readonly Gap[],
  { tracked, ignoreCase }: IgnoreSnapshot,
  repository: Repository,
): Promise<(PrivateRule | undefined)[]> {
  const groups = gaps.map((gap) => listPaths(gap, ignoreCase));
  const shared = new Set(tracked);
  return (await checkInWorkTree(groups, repository)).map((answers) => {
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
 * The answers of git about each group of paths in the real work tree; none for a path that cannot be in it.
 * @throws GitError
 */
async function checkInWorkTree(
  groups: readonly (readonly BytePath[])[],
  repository: Repository,
): Promise<IgnoreAnswer[][]> {
  const paths = groups.flat();
  if (paths.length === 0) return [];
  const answers = await repository.checkIgnore(paths);
  if (!answers) {
    // A path cannot be below a link or in a submodule, and without a work tree no path can. Then the paths at
    // the top do not matter: if the shortest path of a gap is deeper, they are not part of it.
    if (groups.length === 1) return [[]];
    return (await Promise.all(groups.map((group) => checkInWorkTree([group], repository)))).flat();
  }
  return groups.map((group) => answers.splice(0, group.length));
}
