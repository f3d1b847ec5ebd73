import type { Repository } from '../../git/repository.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { NEWEST } from '../engine/dialect.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import { probePaths } from '../engine/probe-paths.ts';
import { compileRequiredPattern } from '../engine/required-pattern.ts';
import type { Gap } from '../engine/verdict.ts';
import type { IgnoreSnapshot } from './read-ignore-snapshot.ts';

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
  { tracked, ignoreCase }: IgnoreSnapshot,
  repository: Repository,
): Promise<(PrivateRule | undefined)[]> {
  const groups = gaps.map((gap) => listPaths(gap, ignoreCase));
  const shared = new Set(tracked);
  return (await askHere(groups, repository)).map((answers) => {
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
  repository: Repository,
): Promise<IgnoreAnswer[][]> {
  const paths = groups.flat();
  if (paths.length === 0) return [];
  const answers = await repository.checkIgnore(paths);
  if (!answers) {
    // Beyond a link or in a submodule a path cannot be, and where there is no work tree none can. The paths
    // at the top are asked in vain then: where the shortest path of a gap is deeper, they are no part of it.
    if (groups.length === 1) return [[]];
    return (await Promise.all(groups.map((group) => askHere([group], repository)))).flat();
  }
  return groups.map((group) => answers.splice(0, group.length));
}
